import type { CallEvent } from '../../../domain/call/events.ts';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import { packCall, type PackedCall } from '../../../storage/blocks/packed-call.ts';
import { breathe, type ExchangeContext } from '../../../storage/exchange/context.ts';
import type { Store } from '../../../storage/store.ts';
import { AGENT, makeId, must } from './desks.ts';

/** What a plain file holds: as many as a bundle. */
const TOGETHER = 500;
/** The rival's rate settles long before: no more calls of it than these. */
const RIVAL_CALLS = 20_000;

/** The rival: calls of this desk as JSON in files, no key and no signature. */
export async function writePlain({ blocks }: ExchangeContext, folder: FileSystemDirectoryHandle): Promise<number> {
  let written = 0;
  for (const id of await blocks.ids()) {
    if (written >= RIVAL_CALLS) break;
    const calls = must(await blocks.calls(id)).map(({ head, events }) => ({ id: head.id, events }));
    for (let start = 0; start < calls.length; start += TOGETHER) {
      const writer = await (await folder.getFileHandle(`${makeId()}.json`, { create: true })).createWritable();
      await writer.write(JSON.stringify(calls.slice(start, start + TOGETHER)));
      await writer.close();
    }
    written += calls.length;
  }
  return written;
}

export async function readPlain({ database, vault }: Store, folder: FileSystemDirectoryHandle, count: number): Promise<void> {
  const blocks = createBlockStore(database, vault, makeId);
  let [waiting, written]: [PackedCall[], number] = [[], 0];
  const flush = async (): Promise<void> => {
    written += must(await blocks.write(waiting.splice(0)));
  };
  for await (const file of filesIn(folder)) {
    const calls = JSON.parse(await (await file.getFile()).text()) as { id: string; events: CallEvent[] }[];
    waiting.push(...calls.map(({ id, events }) => packCall(id, AGENT, events)!));
    if (waiting.length >= 500) await flush();
    await breathe();
  }
  if (waiting.length > 0) await flush();
  if (written !== count) throw new Error(`read ${written} of ${count}`);
}

const filesIn = (folder: FileSystemDirectoryHandle) => (folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values();

export async function sizeOf(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const file of filesIn(folder)) bytes += (await file.getFile()).size;
  return bytes;
}
