import { createFolderCarrier } from '../../../../storage/exchange/folder-carrier.ts';
import type { Carrier } from '../../../../storage/exchange/carrier.ts';
import { nodeFolder } from './node-folder.ts';

/** What a desk asks of its process. */
export interface FolderRequest {
  readonly id: number;
  readonly does: 'put' | 'remove' | 'list' | 'get';
  readonly given: readonly unknown[];
}

export interface FolderAnswer {
  readonly id: number;
  readonly answer: unknown;
}

/** A process that writes into the folder for one desk, and kills itself (SIGKILL: nothing is tidied up) before a step, if it is told one. */
const [path, dies] = [process.argv[2]!, Number(process.argv[3])];
let steps = 0;
const carrier: Carrier = createFolderCarrier(nodeFolder(path, () => {
  steps += 1;
  if (steps === dies) process.kill(process.pid, 'SIGKILL');
}));
process.on('message', (request: FolderRequest) => {
  const work = carrier[request.does] as (...given: readonly unknown[]) => Promise<unknown>;
  void work(...request.given).then((answer) => process.send!({ id: request.id, answer } satisfies FolderAnswer));
});
