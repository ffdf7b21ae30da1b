import { succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { caught } from '../repositories/caught.ts';
import { readLocalCalls } from './local-calls.ts';
import type { BundleHeader } from './byte-layout.ts';
import { breathe, type ExchangeContext } from './context.ts';
import { readCursors } from './cursors.ts';
import type { BundleFailure } from './failures.ts';
import { addToPlan, emptyPlan } from './merge.ts';
import { inspectBundle, openBundle, type OpenedBundle } from './open-bundle.ts';
import { writePlan } from './write-plan.ts';

/** A bundle that was not applied, and why. Author and number are missing when the bytes are no bundle. */
export interface Problem {
  readonly author?: string;
  readonly number?: number;
  readonly failure: BundleFailure;
}

export interface ReceiveReport {
  readonly bundles: number;
  /** Records that were new or newer here. */
  readonly records: number;
  /** Meant for others: nothing to apply, their numbers count. */
  readonly passedOver: number;
  readonly replayed: number;
  /** An earlier number is missing, or the author is not in the team file yet. */
  readonly waiting: readonly Problem[];
  readonly refused: readonly Problem[];
}

/** Whatever comes first: so many calls make four full blocks to one flush of the disk; so many bundles, of a call or two, make one. */
const CALLS_TOGETHER = 2000;
const BUNDLES_TOGETHER = 1000;
/** More gains nothing on two cores, and each may hold 500 calls. */
const OPENED_AHEAD = 4;
const WAITS: ReadonlySet<BundleFailure['code']> = new Set<BundleFailure['code']>(['exchange.gap', 'exchange.unknown-author', 'exchange.half-written']);

interface Given {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly header: BundleHeader;
}

/**
 * Applies bundles, given in any order, as far as their numbers go without a gap. What is refused or waits changes nothing. Fails only
 * as storage fails; what was applied until then stays, and the next round goes on behind it.
 */
export function receiveBundles(context: ExchangeContext, given: readonly Uint8Array<ArrayBuffer>[]): Promise<Result<ReceiveReport, StorageFailure>> {
  return caught<ReceiveReport, StorageFailure>(async () => {
    const { database, team, identity } = context;
    const [waiting, refused]: [Problem[], Problem[]] = [[], []];
    const note = (failure: BundleFailure, header?: BundleHeader): void => {
      (WAITS.has(failure.code) ? waiting : refused).push({ ...(header === undefined ? {} : { author: header.author, number: header.number }), failure });
    };
    const count = { bundles: 0, records: 0, passedOver: 0, replayed: 0 };
    let cursors = await readCursors(database);
    let moved = new Map(cursors);
    let [plan, planned] = [emptyPlan(), 0];
    const local = await readLocalCalls(context);
    const flush = async (): Promise<Result<true, StorageFailure>> => {
      const changes = new Map([...moved].filter(([author, number]) => cursors.get(author) !== number));
      if (changes.size === 0) return succeed(true);
      const written = await writePlan(context, plan, cursors, changes);
      if (!written.ok) return written;
      local.forget(new Set([...plan.calls.values()].flatMap((call) => call.block ?? [])));
      [cursors, moved, plan, planned] = [moved, new Map(moved), emptyPlan(), 0];
      await local.lookAgain();
      return written;
    };
    const stopped = new Set<string>();
    const follows = ({ author, number, restart }: BundleHeader): boolean =>
      author !== identity.author && !stopped.has(author) && (number === (moved.get(author) ?? 0) + 1 || (restart === true && number > (moved.get(author) ?? 0)));
    const open = ({ bytes }: Given): Promise<Result<OpenedBundle, BundleFailure>> => openBundle(bytes, team, identity.ageIdentity, identity.personIdentities);
    const ordered = inOrder(given, note);
    const opening = new Map<Given, Promise<Result<OpenedBundle, BundleFailure>>>();
    /** This one and the next few: decrypting and inflating wait for other threads. */
    const openFrom = (index: number): Promise<Result<OpenedBundle, BundleFailure>> => {
      for (const next of ordered.slice(index, index + OPENED_AHEAD)) if (!opening.has(next) && next.header.number > (cursors.get(next.header.author) ?? 0)) opening.set(next, open(next));
      const one = ordered[index]!;
      const opened = opening.get(one) ?? open(one);
      opening.delete(one);
      return opened;
    };
    for (const [index, one] of ordered.entries()) {
      const { header } = one;
      const { author, number } = header;
      if (author === identity.author) continue;
      const expected = (moved.get(author) ?? 0) + 1;
      if (number < expected) count.replayed += 1;
      else if (!follows(header)) note({ code: 'exchange.gap', params: { number, expected } }, header);
      else {
        const opened = await openFrom(index);
        const added = opened.ok ? await addToPlan(context, plan, opened.value, local) : opened;
        if (added.ok || added.failure.code === 'exchange.not-recipient') {
          if (header.personKey !== undefined) plan.announced.set(author, header.personKey);
          moved.set(author, number);
          planned += 1;
          count.bundles += 1;
          if (added.ok) count.records += added.value;
          else count.passedOver += 1;
        } else if (isOfBundle(added.failure)) {
          stopped.add(author);
          note(added.failure, header);
        } else return { ok: false, failure: added.failure };
        await breathe();
      }
      if (plan.calls.size >= CALLS_TOGETHER || planned >= BUNDLES_TOGETHER) {
        const written = await flush();
        if (!written.ok) return written;
      }
    }
    const written = await flush();
    return written.ok ? succeed({ ...count, waiting, refused }) : written;
  });
}

const isOfBundle = (failure: BundleFailure | StorageFailure): failure is BundleFailure => failure.code.startsWith('exchange.');

/** By author and number; what is no bundle is noted and left out. */
function inOrder(given: readonly Uint8Array<ArrayBuffer>[], note: (failure: BundleFailure) => void): readonly Given[] {
  return given
    .flatMap((bytes) => {
      const header = inspectBundle(bytes);
      if (header.ok) return [{ bytes, header: header.value }];
      note(header.failure);
      return [];
    })
    .toSorted((a, b) => (a.header.author === b.header.author ? a.header.number - b.header.number : a.header.author < b.header.author ? -1 : 1));
}
