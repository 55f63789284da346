import { observer } from 'mobx-react-lite';
import { useEditor, useMessages } from './kit';
import { excerptOf, labelsText } from './panels/regionTexts';

/** Says aloud what is selected, wherever it was selected. */
export const Announcer = observer(function Announcer() {
  const editor = useEditor();
  const t = useMessages();
  const layer = editor.active;
  const region = layer?.selectedRegion;
  const count = layer?.selection.length ?? 0;
  let text = count > 1 ? t('details.many', { count }) : '';
  if (region) {
    const where = region.value === undefined ? region.kind : editor.registry.byKind(region.kind)?.kind?.describe?.(region.value);
    text = [labelsText(editor, region) ?? t('regions.noLabel'), excerptOf(region), where].filter(Boolean).join(', ');
  }
  return (
    <div className="le-visually-hidden" role="status">
      {text}
    </div>
  );
});
