import { serveAgeFiles } from '../../storage/backup/age-files-worker.ts';

serveAgeFiles(globalThis as unknown as Parameters<typeof serveAgeFiles>[0]);
