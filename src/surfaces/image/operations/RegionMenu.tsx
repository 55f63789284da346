import { observer } from 'mobx-react-lite';
import type { AnnotationStore, ZOrder } from '../../../store';
import { formatKeys, Menu, type MenuEntry, type MessageKey, useMessages } from '../../../ui/kit';
import type { ImageController } from '../imageController';
import { changeable, combine, convert, isArea, type Outcome, simplifySelected, targetsFor } from './operations';

const ORDERS: readonly { readonly to: ZOrder; readonly keys: string }[] = [
  { to: 'front', keys: 'ctrl+shift+]' },
  { to: 'forward', keys: 'ctrl+]' },
  { to: 'backward', keys: 'ctrl+[' },
  { to: 'back', keys: 'ctrl+shift+[' },
];
const COMBINATIONS = ['union', 'subtract', 'intersect'] as const;

/** What can be done with the regions under the pointer, or with those that are selected. */
export const RegionMenu = observer(function RegionMenu({ controller }: { readonly controller: ImageController }) {
  const t = useMessages();
  const { state } = controller.menu;
  const { annotation } = controller;
  if (!state) return null;
  const tell = (outcome: Outcome): void => controller.tell('done' in outcome ? outcome.done : outcome.refusal);
  return (
    <Menu
      label={t('menu.title')}
      at={state.at}
      groups={annotation ? groupsOf(controller, annotation, t, tell) : []}
      onClose={() => controller.menu.close()}
    />
  );
});

type Say = (key: MessageKey, vars?: Readonly<Record<string, string | number>>) => string;

function groupsOf(
  controller: ImageController,
  annotation: AnnotationStore,
  t: Say,
  tell: (outcome: Outcome) => void,
): readonly (readonly MenuEntry[])[] {
  const selection = annotation.selection;
  const free = changeable(controller);
  const none = free.length === 0;
  const areas = free.filter((region) => isArea(controller, region));
  const combining = COMBINATIONS.map((how) => ({
    key: how,
    text: t(`operation.${how}`),
    disabled: free.length < 2 || areas.length < free.length,
    run: () => tell(combine(controller, how)),
  }));
  const turning = targetsFor(controller).map((target) => ({
    key: `convert ${target.key}`,
    text: t('operation.convert', { control: target.name }),
    run: () => tell(convert(controller, target)),
  }));
  const all = (change: (ids: readonly string[]) => void) => () => change(selection);
  return [
    [
      {
        key: 'duplicate',
        text: t('menu.duplicate'),
        keys: formatKeys('ctrl+d'),
        disabled: selection.length === 0 || !annotation.editable,
        run: () => void duplicate(controller, annotation),
      },
      {
        key: 'relate',
        text: t('menu.relate'),
        keys: formatKeys('alt+r'),
        disabled: selection.length !== 1,
        run: () => controller.editor.startLinking(),
      },
    ],
    ORDERS.map(({ to, keys }) => ({
      key: to,
      text: t(`menu.${to}`),
      keys: formatKeys(keys),
      disabled: none,
      run: all((ids) => annotation.reorder(ids, to)),
    })),
    combining,
    [{ key: 'simplify', text: t('operation.simplify'), disabled: none, run: () => tell(simplifySelected(controller)) }, ...turning],
    [
      {
        key: 'hide',
        text: t('menu.hide'),
        keys: formatKeys('alt+h'),
        disabled: selection.length === 0,
        run: all((ids) => annotation.setHidden(ids, true)),
      },
      {
        key: 'lock',
        text: t(selection.length > 0 && selection.every((id) => annotation.isLocked(id)) ? 'menu.unlock' : 'menu.lock'),
        keys: formatKeys('alt+l'),
        disabled: selection.length === 0,
        run: all((ids) => annotation.setLocked(ids, !ids.every((id) => annotation.isLocked(id)))),
      },
      {
        key: 'delete',
        text: t('menu.delete'),
        keys: formatKeys('delete'),
        disabled: none,
        run: () => annotation.remove(free.map(({ id }) => id)),
      },
    ],
  ];
}

async function duplicate(controller: ImageController, annotation: AnnotationStore): Promise<void> {
  const { ids, problems } = await annotation.paste(annotation.copyResults(annotation.selection), { name: 'duplicate' });
  annotation.selectRegions(ids);
  const [problem] = problems;
  if (problem) controller.tell(problem.message);
}
