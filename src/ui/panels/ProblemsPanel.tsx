import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { type RefObject, useState } from 'react';
import { type ConfigNode, describePlace, type Problem, type Severity } from '../../core';
import type { EditorStore } from '../../store';
import { Button, useEditor, useMessages } from '../kit';
import { leadToTag } from '../places';
import { MoveFound } from '../reanchor/MoveFound';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const ORDER: readonly Severity[] = ['error', 'warning', 'info'];
/** More than a person reads at once; a thousand rows would only cost time. */
const PAGE = 100;

function nodeAt(node: ConfigNode | undefined, line: number, column: number | undefined): ConfigNode | undefined {
  if (!node) return undefined;
  let best: ConfigNode | undefined = node.line === line && (column === undefined || node.column <= column) ? node : undefined;
  for (const child of node.children) best = nodeAt(child, line, column) ?? best;
  return best;
}

type Goal =
  | { readonly type: 'region'; readonly layer: string | undefined; readonly id: string }
  | { readonly type: 'tag'; readonly node: ConfigNode };

/** Where a problem leads: its region where there is one on screen, else its tag. */
function goalOf(editor: EditorStore, { where }: Problem): Goal | undefined {
  if (where.region !== undefined) return { type: 'region', layer: where.layer, id: where.region };
  const node = where.line === undefined ? undefined : nodeAt(editor.config.root, where.line, where.column);
  return node && { type: 'tag', node };
}

function lead(editor: EditorStore, root: HTMLElement | null, goal: Goal): void {
  if (goal.type === 'tag') {
    leadToTag(root, goal.node);
    return;
  }
  if (goal.layer !== undefined && goal.layer !== editor.active?.id) editor.select(goal.layer);
  if (!editor.active?.peek(goal.id)) return;
  editor.active.selectRegions([goal.id]);
  editor.reveal(goal.id);
}

const ProblemRow = observer(function ProblemRow({
  problem,
  root,
}: {
  readonly problem: Problem;
  readonly root: RefObject<HTMLElement | null>;
}) {
  const editor = useEditor();
  const t = useMessages();
  const Icon = ICONS[problem.severity];
  const goal = goalOf(editor, problem);
  return (
    <li className="le-problem" data-code={problem.code} data-severity={problem.severity}>
      <Icon
        size={15}
        className="le-problem-icon"
        data-tone={problem.severity}
        role="img"
        aria-label={t(`problems.${problem.severity}.one`)}
      />
      <div className="le-problem-body">
        <span>{problem.message}</span>
        {problem.hint && <span className="le-hint">{problem.hint}</span>}
        <span className="le-problem-foot">
          <span className="le-problem-place">{describePlace(problem.where)}</span>
          {goal && (
            <Button size="small" onClick={() => lead(editor, root.current, goal)}>
              {t('problems.show')}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
});

function ProblemGroup(props: {
  readonly severity: Severity;
  readonly problems: readonly Problem[];
  readonly root: RefObject<HTMLElement | null>;
}) {
  const { severity, problems, root } = props;
  const t = useMessages();
  const [limit, setLimit] = useState(PAGE);
  if (problems.length === 0) return null;
  return (
    <section className="le-problem-group">
      <h3 className="le-section-title">
        {t(`problems.${severity}`)} ({problems.length})
      </h3>
      {severity === 'warning' && <MoveFound problems={problems} />}
      <ul className="le-problem-list">
        {problems.slice(0, limit).map((problem, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems may say the same of the same place
          <ProblemRow key={i} problem={problem} root={root} />
        ))}
      </ul>
      {problems.length > limit && (
        <Button size="small" onClick={() => setLimit(limit + PAGE)}>
          {t('problems.more', { count: Math.min(PAGE, problems.length - limit) })}
        </Button>
      )}
    </section>
  );
}

/** Everything that does not fit, with the way to it. */
export const ProblemsPanel = observer(function ProblemsPanel({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const { problems } = useEditor();
  const t = useMessages();
  if (problems.length === 0) {
    return (
      <div className="le-empty">
        <CircleCheck size={18} className="le-ok" aria-hidden="true" />
        <span className="le-empty-title">{t('problems.none')}</span>
        <span>{t('problems.none.hint')}</span>
      </div>
    );
  }
  return (
    <div className="le-panel-scroll">
      {ORDER.map((severity) => (
        <ProblemGroup
          key={severity}
          severity={severity}
          problems={problems.filter((problem) => problem.severity === severity)}
          root={root}
        />
      ))}
    </div>
  );
});
