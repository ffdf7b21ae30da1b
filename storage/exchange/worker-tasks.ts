import { fail, type Failure, type Result } from '../../domain/result.ts';
import type { KeyRing } from '../vault/key-ring.ts';
import type { ExchangeContext } from './context.ts';
import type { ExchangeAnswer, ExchangeRequest } from './serve-exchange.ts';
import type { ExchangeTasks } from './tasks.ts';

/** As much of a worker, seen from the page, as is used. */
export interface ExchangeWorker {
  postMessage(request: ExchangeRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ExchangeAnswer }) => void): void;
  addEventListener(type: 'error', listener: (event: { preventDefault(): void }) => void): void;
  terminate(): void;
}

/**
 * The tasks in a worker of their own, each with what is open now. A vault that locks ends the worker at once: everything is written in
 * whole transactions, the next round goes on behind the last.
 */
export function createWorkerTasks({ database, transit, team, identity }: ExchangeContext, keys: Pick<KeyRing, 'openKeys' | 'watch'>, start: () => ExchangeWorker): ExchangeTasks {
  const ask = <T>(task: keyof ExchangeTasks, ...given: readonly unknown[]): Promise<Result<T, Failure>> => {
    const open = keys.openKeys();
    if (open === null) return Promise.resolve(fail({ code: 'vault.locked' }));
    const worker = start();
    return new Promise<Result<T, Failure>>((resolve) => {
      const end = (answer: ExchangeAnswer): void => {
        unwatch();
        worker.terminate();
        resolve(answer as Result<T, Failure>);
      };
      const unwatch = keys.watch(() => {
        if (keys.openKeys()?.id !== open.id) end(fail({ code: 'vault.locked' }));
      });
      worker.addEventListener('message', ({ data }) => end(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        end(fail({ code: 'storage.unknown', params: { name: 'worker' } }));
      });
      worker.postMessage({ task, given, database: database.name, transit: transit.name, keys: open, team, identity });
    });
  };
  return {
    round: (folder) => ask('round', folder),
    writeFile: (again) => ask('writeFile', again),
    makeAnew: () => ask('makeAnew'),
    previewFile: (file) => ask('previewFile', file),
    takeFile: (file) => ask('takeFile', file),
    takeKept: () => ask('takeKept'),
  };
}
