import { observer } from 'mobx-react-lite';
import { useRef } from 'react';
import { useRegionActions } from './clipboard/regionActionsContext';
import { useEditor, useMessages } from './kit';
import { excerptOf, labelsText } from './panels/regionTexts';

/** A screen reader is silent about a text that is the same again; this makes it another one. */
const AGAIN = '\u00a0';

/** What was done last, as long as it is news: until something else is selected. */
function useSaid(selection: unknown): string {
  const { said } = useRegionActions();
  const t = useMessages();
  const told = useRef({ said, selection, again: false });
  if (told.current.said !== said) told.current = { said, selection, again: !told.current.again };
  if (!said || told.current.selection !== selection) return '';
  return t(said.key, said.vars) + (told.current.again ? AGAIN : '');
}

/** Says aloud what was done with regions, and what is selected, wherever it was selected. */
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
  const said = useSaid(layer?.selection);
  return (
    <div className="le-visually-hidden" role="status">
      {[said, text].filter(Boolean).join('. ')}
    </div>
  );
});
