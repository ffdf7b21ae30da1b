import { describe, expect, it, vi } from 'vitest';
import { ageFilesHere, type AgeFiles } from '../../../storage/backup/age-files.ts';
import { ageFilesIn, serveAgeFiles, type WorkerScope, type WorkerSeen } from '../../../storage/backup/age-files-worker.ts';

const LOCK = { passphrase: 'a passphrase for the file', workFactor: 8 };
const PLAIN = Uint8Array.from([1, 2, 3]);

/** A worker on a message channel: what is sent is copied, as between threads. */
function started(files?: AgeFiles) {
  const { port1, port2 } = new MessageChannel();
  const seen = { postMessage: (message: unknown) => port1.postMessage(message), addEventListener: (type: string, listener: (event: MessageEvent) => void) => { port1.addEventListener(type as 'message', listener); port1.start(); }, terminate: vi.fn(() => port1.close()) };
  const scope = { postMessage: (message: unknown) => port2.postMessage(message), addEventListener: (type: string, listener: (event: MessageEvent) => void) => { port2.addEventListener(type as 'message', listener); port2.start(); } };
  serveAgeFiles(scope as unknown as WorkerScope, files);
  return seen as unknown as WorkerSeen & typeof seen;
}

describe('age files in a worker', () => {
  it('are locked and opened there, each in a worker of its own that ends with the work', async () => {
    const workers: ReturnType<typeof started>[] = [];
    const files = ageFilesIn(() => { workers.push(started()); return workers.at(-1)!; });
    const file = (await files.lock(PLAIN, LOCK))!;
    expect(await ageFilesHere.unlock(file, LOCK)).toEqual(PLAIN);
    expect(await files.unlock(file, LOCK)).toEqual(PLAIN);
    expect(await files.unlock(file, { passphrase: 'another one' })).toBeNull();
    expect(workers.map((worker) => worker.terminate.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('that break say so and leave no worker behind', async () => {
    const worker = started({ ...ageFilesHere, lock: () => Promise.reject(new Error('out of memory')) });
    await expect(ageFilesIn(() => worker).lock(PLAIN, LOCK)).rejects.toThrow('out of memory');
    expect(worker.terminate).toHaveBeenCalledTimes(1);
  });
});
