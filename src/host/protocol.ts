// What the command line's server and its page say to each other: JSON below `api/` of the page's address. Types only: neither side imports the other.
//
// GET    api/project                            → ServedProject
// GET    api/tasks                              → NDJSON of TaskRow, in the order of the sampling
// GET    api/tasks/ID                           → Task with its annotations and drafts
// GET    api/tasks/full                         → NDJSON of Task, in the order of import (exports are made from it; ids as they were imported)
// POST   api/tasks/ID/annotations               AnnotationJson → SavedAnnotation (on the disk when it answers)
// PUT    api/tasks/ID/annotations/ANNOTATION    AnnotationJson → SavedAnnotation
// DELETE api/tasks/ID/annotations/ANNOTATION    → 204
// PUT    api/tasks/ID/drafts                    AnnotationJson → 204 (one draft a person; an annotation or DELETE ends it; one that came with the
//                                               import is ended by the annotation whose `draft_id` names it, or that it is over where it has no author)
// DELETE api/tasks/ID/drafts                    → 204
// GET    data/NAME?d=FOLDER                     → a local file below the folder given; 206 for ranges
// GET    data/local-files/?d=PATH               → the same, as Label Studio writes it; a task's own relative paths (photos/cat.png) are served too
//
// ID is the row's id. ANNOTATION is the annotation's id, percent-encoded; every annotation of GET api/tasks/ID has one. A body is JSON
// (`content-type: application/json`). The list is of the moment: after a save, ask for it again or count on.
// Everything that goes wrong answers a ServedError with status 400, 403, 404, 405, 413, 415 or 500 (the disk is full, the folder is read only: keep the
// draft and say `message` and `hint`).
import type { AnnotationJson, Severity } from '../core';

/** What has become of a task. `draft`: begun and not submitted. */
export type TaskState = 'todo' | 'draft' | 'done' | 'skipped';

/** A line of the task list. */
export interface TaskRow {
  /** Given when the task is imported: its own id where it is a whole number that no other task has, else the next free one. */
  readonly id: number;
  /** A few words of its data, or the name of its file. */
  readonly title: string;
  readonly state: TaskState;
  /** Mean score of its predictions; null without any. */
  readonly score: number | null;
  /** How many annotations and predictions it has. */
  readonly annotations: number;
  readonly predictions: number;
}

/** A line of what the import left out. */
export interface RefusedRow {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  /** Such as `tasks.csv:17`. */
  readonly place: string;
}

/** The project that is served. */
export interface ServedProject {
  readonly title: string;
  /** The labeling config's XML. */
  readonly config: string;
  readonly sampling: string;
  readonly taskCount: number;
  /** The first thousand of what the import left out, and how many there are. */
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
}

/** An annotation with the id that the server gave it; an imported one keeps its own, which may be text. */
export type SavedAnnotation = AnnotationJson & { readonly id: number | string };

/** What went wrong: what, why, how to mend. */
export interface ServedError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}
