import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { ConfigNode, Region } from '../../core';
import { RegionTarget } from './editorContext';
import { HotkeysInactive } from './hotkeys/HotkeyScope';
import { TagView } from './TagView';

/** Props of `RegionForm`. */
export interface RegionFormProps {
  readonly ref: RefObject<HTMLElement | null>;
  readonly region: Region;
  /** The questions, from `questionsBeside`. */
  readonly nodes: readonly ConfigNode[];
  readonly label: string;
  readonly className?: string;
  /** Something is being moved: where the form was would lie about it, and it would lie in the way. */
  readonly isAway: boolean;
  /** Alt with the arrows up and down: selects the region before or after, and answers whether there was one. */
  readonly onStep: (step: 1 | -1) => boolean;
  /** Escape: the focus goes back to the data. */
  readonly onLeave: () => void;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

const FIELD = 'textarea, input:not([type="hidden"])';

/** What is typed first in a form at a region. */
export function firstFieldOf(form: HTMLElement | null): HTMLElement | undefined {
  return form?.querySelector<HTMLElement>(FIELD) ?? undefined;
}

/** Questions about one region, asked beside it: an answer is typed where the eye is. The surface says where it stands. */
export function RegionForm({ ref, region, nodes, label, className = '', isAway, onStep, onLeave }: RegionFormProps): ReactNode {
  const walk = (event: KeyboardEvent): void => {
    const step = event.altKey && !event.ctrlKey && !event.metaKey ? STEPS[event.key] : undefined;
    if (step && onStep(step)) event.preventDefault();
    // Typing is none of the surface's business.
    else if (event.key !== 'Escape') return;
    else onLeave();
    event.stopPropagation();
  };
  return (
    <section
      ref={ref}
      className={`le-region-form ${className}`}
      aria-label={label}
      data-le-region-fields=""
      hidden={isAway}
      onKeyDown={walk}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <HotkeysInactive inactive={isAway}>
        <RegionTarget region={region.id}>
          {nodes.map((node) => (
            <TagView key={node.key} node={node} />
          ))}
        </RegionTarget>
      </HotkeysInactive>
    </section>
  );
}
