import { succeed, type Failure, type Result } from '../../domain/result.ts';
import { closeContinued } from './continued.ts';
import { collectBundles } from './collect.ts';
import type { ExchangeContext } from './context.ts';
import { createFileCarrier } from './file-carrier.ts';
import { createFolderCarrier } from './folder-carrier.ts';
import { keepWaiting, receiveKept } from './held-bundles.ts';
import { FOLDER } from './kept-folder.ts';
import { noteSeen } from './seen-by-lead.ts';
import { splitBundles } from './open-bundle.ts';
import { waitingHere } from './waiting-here.ts';
import { previewBundles, type BundlePreview } from './preview.ts';
import { receiveBundles, type ReceiveReport } from './receive.ts';
import { added, exchangeWith, putOwn, type RoundReport } from './round.ts';

type Answer<T> = Promise<Result<T, Failure>>;

/** The long work of an exchange, in a worker or, without one, in the page. */
export interface ExchangeTasks {
  /** One round with a folder whose permission is granted. */
  round(folder: FileSystemDirectoryHandle): Answer<RoundReport>;
  /** Own bundles as a file; null when nothing is new. */
  writeFile(again: boolean): Answer<{ readonly sent: number; readonly file: Uint8Array<ArrayBuffer> | null }>;
  /** Everything anew, for the next file or round. */
  makeAnew(): Answer<number>;
  previewFile(file: Uint8Array<ArrayBuffer>): Answer<readonly BundlePreview[]>;
  takeFile(file: Uint8Array<ArrayBuffer>): Answer<ReceiveReport>;
  /** What waited here for a number, a newer team file or a key. */
  takeKept(): Answer<ReceiveReport>;
}

export function createTasks(context: ExchangeContext): ExchangeTasks {
  const afterwards = async (): Answer<ReceiveReport> => {
    const kept = await receiveKept(context);
    if (!kept.ok) return kept;
    for (const settle of [noteSeen, closeContinued]) {
      const settled = await settle(context);
      if (!settled.ok) return settled;
    }
    return kept;
  };
  return {
    async round(folder) {
      const round = await exchangeWith(context, createFolderCarrier(folder, FOLDER));
      if (!round.ok) return round;
      const kept = await afterwards();
      return kept.ok ? succeed({ ...added(round.value, kept.value), sent: round.value.sent }) : kept;
    },
    async writeFile(again) {
      const made = await collectBundles(context);
      if (!made.ok) return made;
      const carrier = createFileCarrier();
      const sent = await putOwn(context, carrier, again);
      return sent.ok ? succeed({ sent: sent.value, file: carrier.file() }) : sent;
    },
    makeAnew: () => collectBundles(context, true),
    previewFile: (file) => previewBundles(context, file),
    async takeFile(file) {
      const { bundles, rest } = splitBundles(file);
      const received = await receiveBundles(context, bundles);
      if (!received.ok) return received;
      await keepWaiting(context, bundles, received.value.waiting);
      const kept = await afterwards();
      if (!kept.ok) return kept;
      const both = { ...added(received.value, kept.value), waiting: await waitingHere(context) };
      return succeed(rest === null ? both : { ...both, refused: [...both.refused, { failure: rest }] });
    },
    takeKept: afterwards,
  };
}
