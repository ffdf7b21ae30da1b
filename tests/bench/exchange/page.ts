import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { CallEvent } from '../../../domain/call/events.ts';
import { withMember, type Team } from '../../../domain/team/team.ts';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import { packCall, type PackedCall } from '../../../storage/blocks/packed-call.ts';
import { breathe, type ExchangeContext } from '../../../storage/exchange/context.ts';
import type { Identity } from '../../../storage/exchange/identity.ts';
import { startExchangeWorker } from '../../../storage/exchange/start-worker.ts';
import type { ExchangeTasks } from '../../../storage/exchange/tasks.ts';
import { createFolderCarrier } from '../../../storage/exchange/folder-carrier.ts';
import { writeBundle } from '../../../storage/exchange/write-bundle.ts';
import { openTransit } from '../../../storage/exchange/transit.ts';
import { createWorkerTasks } from '../../../storage/exchange/worker-tasks.ts';
import { openStore, type Store } from '../../../storage/store.ts';
import { toBase64 } from '../../../storage/vault/data-key.ts';
import { madeUpCall } from '../storage/made-up-calls.ts';

const clock = () => new Date().toISOString();
const makeId = () => crypto.randomUUID();
const [AGENT, LEAD] = ['8001@agent', '9001@lead'];
/** What a plain file holds: as many as a bundle. */
const TOGETHER = 500;
const CHUNK = 4000;
/** The rival's rate settles long before: no more calls of it than these. */
const RIVAL_CALLS = 20_000;

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly code: string } }): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

interface Desk {
  readonly store: Store;
  readonly context: ExchangeContext;
  /** In a worker, as the product does it. */
  readonly tasks: ExchangeTasks;
}
interface Prepared {
  readonly agent: Desk;
  readonly lead: Desk;
  readonly plain: Store;
  readonly folder: FileSystemDirectoryHandle;
  readonly plainFolder: FileSystemDirectoryHandle;
  readonly count: number;
}
let prepared: Prepared | null = null;

async function identityOf(author: string): Promise<Identity> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const ageIdentity = await generateX25519Identity();
  const signingKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { author, signingKey: pair.privateKey, ageIdentity, card: { author, person: author.split('@')[0]!, name: author, signingKey, recipient: await identityToRecipient(ageIdentity) } };
}

const store = async (name: string): Promise<Store> => must(await openStore({ clock, makeId, name }));
const desk = async (name: string, identity: Identity, team: Team): Promise<Desk> => {
  const opened = await store(name);
  const { database, vault } = opened;
  const context: ExchangeContext = { database, vault, transit: openTransit(`${name}-transit`), blocks: createBlockStore(database, vault, makeId), team, identity, clock, makeId };
  return { store: opened, context, tasks: createWorkerTasks(context, opened.keys, startExchangeWorker) };
};

function teamOfTwo(agentId: Identity, leadId: Identity): Team {
  const empty: Team = { id: 'team', name: 'team', revision: 1, updatedAt: clock(), administratorKey: leadId.card.signingKey, members: [], exchange: { everyMinutes: 5 }, retentionDays: {} };
  return withMember(withMember(empty, agentId.card, ['agent'], clock()), leadId.card, ['supervisor'], clock());
}

/** An agent's desk with `count` closed calls, a lead's desk and a plain one with none, an empty folder each way. */
async function prepare(count: number): Promise<void> {
  const [agentId, leadId, root] = [await identityOf(AGENT), await identityOf(LEAD), await navigator.storage.getDirectory()];
  const team = teamOfTwo(agentId, leadId);
  const agent = await desk(`agent-${count}`, agentId, team);
  for (let start = 0; start < count; start += CHUNK) {
    const calls = Array.from({ length: Math.min(CHUNK, count - start) }, (_, index) => madeUpCall(start + index)).map((call): PackedCall => ({ ...call, head: { ...call.head, author: AGENT } }));
    must(await agent.context.blocks.write(calls));
  }
  prepared = {
    agent, lead: await desk(`lead-${count}`, leadId, team), plain: await store(`plain-${count}`), count,
    folder: await root.getDirectoryHandle(`exchange-${count}`, { create: true }), plainFolder: await root.getDirectoryHandle(`plain-${count}`, { create: true }),
  };
}

/**
 * The longest time between two beats of a timer while `work` runs, which beats every 4 ms. (A channel that beats without pause would
 * take a whole core from what is measured.)
 */
async function longestGap(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  await work();
  clearInterval(beat);
  return longest;
}

/** Everything of the agent's into the folder. Times in milliseconds. */
async function send(): Promise<{ readonly out: number; readonly outGap: number; readonly bundles: number }> {
  const { agent, folder } = prepared!;
  let [out, bundles] = [0, 0];
  const outGap = await longestGap(async () => {
    out = await timed(async () => { bundles = must(await agent.tasks.round(folder)).sent; });
  });
  return { out, outGap, bundles };
}

/** All of it into the lead's desk, none lost. */
async function takeIn(): Promise<{ readonly in: number; readonly gap: number }> {
  const { lead, folder, count } = prepared!;
  let into = 0;
  const gap = await longestGap(async () => {
    into = await timed(async () => {
      const report = must(await lead.tasks.round(folder));
      if (report.records !== count || report.refused.length > 0 || report.waiting.length > 0) throw new Error(`took in ${report.records} of ${count}`);
    });
  });
  const held = await lead.context.database.blockIds.toArray();
  const calls = held.reduce((sum, row) => sum + row.ids.split('\n').filter((id) => id !== '').length, 0) + (await lead.context.database.calls.count());
  if (calls !== count) throw new Error(`holds ${calls} of ${count}`);
  return { in: into, gap };
}

const rest = (milliseconds: number): Promise<number> => longestGap(() => new Promise((resolve) => { setTimeout(resolve, milliseconds); }));

/** Of `rivals` calls. */
async function rival(): Promise<{ readonly plainOut: number; readonly plainIn: number; readonly rivals: number; readonly bytes: number }> {
  const { agent, plain, folder, plainFolder } = prepared!;
  let rivals = 0;
  const plainOut = await timed(async () => { rivals = await writePlain(agent.context, plainFolder); });
  const plainIn = await timed(() => readPlain(plain, plainFolder, rivals));
  return { plainOut, plainIn, rivals, bytes: await sizeOf(folder) };
}

/** The rival: the same calls as JSON in files, no key and no signature. */
async function writePlain({ blocks }: ExchangeContext, folder: FileSystemDirectoryHandle): Promise<number> {
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

async function readPlain({ database, vault }: Store, folder: FileSystemDirectoryHandle, count: number): Promise<void> {
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

async function sizeOf(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const file of filesIn(folder)) bytes += (await file.getFile()).size;
  return bytes;
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
  const [agentId, leadId, root] = [await identityOf(AGENT), await identityOf(LEAD), await navigator.storage.getDirectory()];
  const team = teamOfTwo(agentId, leadId);
  const [agent, lead] = [await desk(`many-agent-${count}`, agentId, team), await desk(`many-lead-${count}`, leadId, team)];
  const folder = await root.getDirectoryHandle(`many-${count}`, { create: true });
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

const bench = { prepare, send, takeIn, rest, rival, many };
export type ExchangeBench = typeof bench;
Object.assign(globalThis, { bench });
