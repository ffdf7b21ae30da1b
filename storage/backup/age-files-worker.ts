import { ageFilesHere, type AgeFiles, type BackupKey, type BackupLock } from './age-files.ts';

type Job = { readonly lock: BackupLock; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly key: BackupKey; readonly bytes: Uint8Array };
type Answer = { readonly bytes: Uint8Array<ArrayBuffer> | null } | { readonly broken: string };

/** As much of a worker's own scope as is used. */
export interface WorkerScope {
  postMessage(message: unknown, options: StructuredSerializeOptions): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Job>) => void): void;
}

/** As much of a worker, seen from the page, as is used. */
export interface WorkerSeen {
  postMessage(message: unknown, options: StructuredSerializeOptions): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Answer>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

/** Locks and opens files inside a worker: the worker's script calls this with its own scope. */
export function serveAgeFiles(scope: WorkerScope, files: AgeFiles = ageFilesHere): void {
  scope.addEventListener('message', ({ data }) => {
    const work = 'lock' in data ? files.lock(data.bytes, data.lock) : files.unlock(data.bytes, data.key);
    const answer = (message: Answer): void => scope.postMessage(message, { transfer: [] });
    work.then((bytes) => answer({ bytes }), (error: unknown) => answer({ broken: String(error) }));
  });
}

/** Age files in a worker of its own for each file, which ends with the work and takes the passphrase along. */
export function ageFilesIn(startWorker: () => WorkerSeen): AgeFiles {
  const work = async (job: Job): Promise<Uint8Array<ArrayBuffer> | null> => {
    const worker = startWorker();
    try {
      return await new Promise((resolve, reject) => {
        worker.addEventListener('message', ({ data }) => ('broken' in data ? reject(new Error(data.broken)) : resolve(data.bytes)));
        worker.addEventListener('error', (event) => reject(new Error(event.message)));
        worker.postMessage(job, { transfer: [] });
      });
    } finally {
      worker.terminate();
    }
  };
  return { lock: (bytes, lock) => work({ lock, bytes }), unlock: (bytes, key) => work({ key, bytes }) };
}
