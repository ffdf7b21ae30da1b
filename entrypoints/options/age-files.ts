import { ageFilesIn } from '../../storage/backup/age-files-worker.ts';

/** Backups are locked and opened in a worker, so that the page goes on answering. */
export const ageFiles = ageFilesIn(() => new Worker(new URL('./age-files-worker.ts', import.meta.url), { type: 'module' }));
