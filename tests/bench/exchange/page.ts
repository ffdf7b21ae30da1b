import type { PackedCall } from '../../../storage/blocks/packed-call.ts';
import { createFolderCarrier } from '../../../storage/exchange/folder-carrier.ts';
import { writeBundle } from '../../../storage/exchange/write-bundle.ts';
import { madeUpCall } from '../storage/made-up-calls.ts';
import { AGENT, clock, desk, folderNamed, keepTeam, keptTeam, must, openNamed, teamOfTwo, type Desk } from './desks.ts';
import { longestGap } from '../longest-gap.ts';
import { besideBusyWorker, rest } from './heartbeat.ts';
import { readPlain, sizeOf, writePlain } from './rival.ts';

const CHUNK = 4000;
const folderOf = (count: number): Promise<FileSystemDirectoryHandle> => folderNamed(`exchange-${count}`);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** An agent's desk with `count` closed calls, and everything of it put into a folder. Times in milliseconds. */
async function send(count: number): Promise<{ readonly out: number; readonly bundles: number }> {
  const two = await teamOfTwo();
  await keepTeam(two);
  const agent = await desk(`agent-${count}`, two.agentId, two.team);
  for (let start = 0; start < count; start += CHUNK) {
    const calls = Array.from({ length: Math.min(CHUNK, count - start) }, (_, index) => madeUpCall(start + index)).map((call): PackedCall => ({ ...call, head: { ...call.head, author: AGENT } }));
    must(await agent.context.blocks.write(calls));
  }
  const folder = await folderOf(count);
  let bundles = 0;
  const out = await timed(async () => { bundles = must(await agent.tasks.round(folder)).sent; });
  return { out, bundles };
}

/** All of the folder into a lead's desk that has none, in milliseconds. */
async function caughtUp(lead: Desk, count: number): Promise<number> {
  const folder = await folderOf(count);
  return timed(async () => {
    const report = must(await lead.tasks.round(folder));
    if (report.records !== count || report.refused.length > 0 || report.waiting.length > 0) throw new Error(`took in ${report.records} of ${count}`);
  });
}

/** Whether every call is there, once. */
async function checkWhole({ context: { database } }: Desk, count: number): Promise<void> {
  const held = await database.blockIds.toArray();
  const calls = held.reduce((sum, row) => sum + row.ids.split('\n').filter((id) => id !== '').length, 0) + (await database.calls.count());
  if (calls !== count) throw new Error(`holds ${calls} of ${count}`);
}

/** A lead's desk of its own for each run. */
const leadDesk = async (count: number, run: string): Promise<Desk> => {
  const { leadId, team } = await keptTeam();
  return desk(`lead-${count}-${run}`, leadId, team);
};

export interface GapFigures {
  /** Longest gaps of the page in milliseconds: idle, beside a worker that only counts, while the calls come in. */
  readonly idle: number;
  readonly busy: number;
  readonly gap: number;
  readonly in: number;
}

/** Catching up while the page beats. */
async function gaps(count: number, run: string, idleMs: number): Promise<GapFigures> {
  const [idle, busy] = [await rest(idleMs), await besideBusyWorker(idleMs)];
  let into = 0;
  const gap = await longestGap(async () => { into = await takeIn(count, run, true); });
  return { idle, busy, gap, in: into };
}

/** Catching up, in milliseconds. `watched`: as on the lead's desk, which reads its list again after every write. */
async function takeIn(count: number, run: string, watched: boolean): Promise<number> {
  const lead = await leadDesk(count, run);
  const { calls } = lead.store;
  const watching = watched ? calls.live(() => calls.listClosed({ limit: 1 })).subscribe(() => void Promise.all([calls.listClosed({ limit: 50 }), calls.openCalls()])) : null;
  performance.mark('catch-up');
  const into = await caughtUp(lead, count);
  performance.mark('caught-up');
  watching?.unsubscribe();
  return into;
}

/** Rounds of the desk that took everything in, with nothing new, in milliseconds: the first after it, and one more. */
async function nothingNew(count: number, run: string): Promise<{ readonly roundAfter: number; readonly roundAgain: number }> {
  const [lead, folder] = [await leadDesk(count, run), await folderOf(count)];
  return { roundAfter: await timed(async () => must(await lead.tasks.round(folder))), roundAgain: await timed(async () => must(await lead.tasks.round(folder))) };
}

/** The same calls, at most 20,000, as plain JSON, out of the desk that took them in and into an empty one. */
async function rival(count: number, run: string): Promise<{ readonly plainOut: number; readonly plainIn: number; readonly rivals: number; readonly bytes: number }> {
  const lead = await leadDesk(count, run);
  await checkWhole(lead, count);
  const [plain, plainFolder] = [await openNamed(`plain-${count}`), await folderNamed(`plain-${count}`)];
  let rivals = 0;
  const plainOut = await timed(async () => { rivals = await writePlain(lead.context, plainFolder); });
  const plainIn = await timed(() => readPlain(plain, plainFolder, rivals));
  return { plainOut, plainIn, rivals, bytes: await sizeOf(await folderOf(count)) };
}

export interface ManyFigures {
  /** A lead who was away takes them all in. */
  readonly catchUp: number;
  /** A round while they all lie there and nothing is new: for an agent, for the lead. */
  readonly agentRound: number;
  readonly leadRound: number;
}

/** Bundles of one call each, as they gather when a desk exchanges every few minutes. Times in milliseconds. */
async function many(count: number): Promise<ManyFigures> {
  const { agentId, leadId, team } = await teamOfTwo();
  const [agent, lead] = [await desk(`many-agent-${count}`, agentId, team), await desk(`many-lead-${count}`, leadId, team)];
  const folder = await folderNamed(`many-${count}`);
  const carrier = createFolderCarrier(folder);
  for (let number = 1; number <= count; number += 1) {
    const { head, events } = madeUpCall(number);
    const bytes = await writeBundle({ team: team.id, author: AGENT, number, createdAt: clock(), records: [{ kind: 'call', id: head.id, events }], recipients: [agentId.card.recipient, leadId.card.recipient] }, agentId.signingKey);
    must(await carrier.put({ author: AGENT, number }, bytes));
  }
  const catchUp = await timed(async () => {
    const { bundles } = must(await lead.tasks.round(folder));
    if (bundles !== count) throw new Error(`took in ${bundles} of ${count}`);
  });
  return { catchUp, agentRound: await timed(() => agent.tasks.round(folder)), leadRound: await timed(() => lead.tasks.round(folder)) };
}

const bench = { send, gaps, takeIn, nothingNew, rival, many };
export type ExchangeBench = typeof bench;
Object.assign(globalThis, { bench });
