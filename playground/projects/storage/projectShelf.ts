import { nanoid } from 'nanoid';
import { NO_TASKS, type ProjectChoices } from './projectStorage';
import { keysBelow, type ProjectRecord, type ProjectsDatabase, STORES } from './projectsDatabase';

/** All projects of this browser, the one worked on last first. */
export async function listProjects(database: ProjectsDatabase): Promise<readonly ProjectRecord[]> {
  const projects = await database.getAll('projects');
  return projects.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
}

export async function createProject(
  database: ProjectsDatabase,
  choices: Pick<ProjectChoices, 'title' | 'config'> & Partial<ProjectChoices>,
): Promise<ProjectRecord> {
  const now = new Date().toISOString();
  const project: ProjectRecord = {
    sampling: 'sequential',
    showPredictions: true,
    modelVersion: '',
    ...choices,
    id: nanoid(10),
    seed: Math.floor(Math.random() * 2 ** 31),
    models: [],
    refused: [],
    refusedCount: 0,
    counts: NO_TASKS,
    nextTask: 1,
    nextAnnotation: 1,
    createdAt: now,
    changedAt: now,
  };
  await database.add('projects', project, project.id);
  return project;
}

/** A project with the same choices and no tasks. */
export function duplicateProject(database: ProjectsDatabase, project: ProjectRecord): Promise<ProjectRecord> {
  const { title, config, sampling, showPredictions, modelVersion } = project;
  return createProject(database, { title: `${title} (copy)`, config, sampling, showPredictions, modelVersion });
}

export async function renameProject(database: ProjectsDatabase, id: string, title: string): Promise<void> {
  const tx = database.transaction('projects', 'readwrite');
  const project = await tx.store.get(id);
  if (project) await tx.store.put({ ...project, title }, id);
  await tx.done;
}

/** Deletes a project with all that is in it. */
export async function deleteProject(database: ProjectsDatabase, id: string): Promise<void> {
  const tx = database.transaction(STORES, 'readwrite');
  const below = keysBelow(id);
  await Promise.all([
    tx.objectStore('projects').delete(id),
    ...(['rows', 'bodies', 'annotations', 'drafts', 'media'] as const).map((store) => tx.objectStore(store).delete(below)),
    tx.done,
  ]);
}
