import type { ProjectChoices, ProjectInfo, ProjectStorage } from '../storage/projectStorage';
import type { OpenProject } from '../useProject';
import type { GoTo } from '../useProjectsPlace';

/** What both ways to label have in common. */
export interface LabelContext {
  readonly storage: ProjectStorage;
  readonly project: Omit<OpenProject, 'info'> & { readonly info: ProjectInfo };
  readonly goTo: GoTo;
  /** Kept with a project of one's own, and for the moment with a served one. */
  readonly onChange: (change: Partial<ProjectChoices>) => Promise<void>;
  readonly onError: (message: string) => void;
}
