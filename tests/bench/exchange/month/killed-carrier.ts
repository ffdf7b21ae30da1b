import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fail } from '../../../../domain/result.ts';
import type { Carrier } from '../../../../storage/exchange/carrier.ts';
import type { FolderAnswer, FolderRequest } from './folder-process.ts';

export interface ProcessCarrier extends Carrier {
  /** Whether its process died. */
  dead(): boolean;
  end(): void;
}

/**
 * A carrier in a process of its own; `dies`: before which step it kills itself, 0 for never. What is under way then fails, as it does
 * for a desk whose browser is gone, and nothing of what was not answered counts as put.
 */
export function processCarrier(folder: string, dies: number): ProcessCarrier {
  const child: ChildProcess = fork(fileURLToPath(new URL('./folder-process.ts', import.meta.url)), [folder, String(dies)], { serialization: 'advanced', execArgv: [] });
  let gone = false;
  let asked = 0;
  const waiting = new Map<number, (value: never) => void>();
  child.on('message', (message) => {
    const { id, answer } = message as FolderAnswer;
    waiting.get(id)?.(answer as never);
    waiting.delete(id);
  });
  child.on('exit', () => {
    gone = true;
    for (const answer of waiting.values()) answer(fail({ code: 'carrier.unreachable' }) as never);
  });
  const ask = (does: FolderRequest['does'], ...given: readonly unknown[]): Promise<never> =>
    new Promise((resolve) => {
      if (gone) return resolve(fail({ code: 'carrier.unreachable' }) as never);
      const id = (asked += 1);
      waiting.set(id, resolve);
      child.send({ id, does, given } satisfies FolderRequest);
    });
  return {
    name: 'folder',
    capabilities: { lists: true, removes: true },
    put: (name, bytes) => ask('put', name, bytes),
    list: (since) => ask('list', since),
    get: (name) => ask('get', name),
    remove: (author, below) => ask('remove', author, below),
    dead: () => gone,
    end: () => { child.kill('SIGKILL'); },
  };
}
