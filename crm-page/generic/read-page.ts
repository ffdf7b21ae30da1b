import type { CustomerRecord } from '../../domain/customer-record.ts';
import { need, obtain, type LoadPart, type PartName } from '../parts.ts';
import type { Conversation } from '../transcript/read-transcript.ts';
import { attr, holds, pageHadItsTurn, titleOf, topOf } from '../dom/nodes.ts';
import { vocabulary, worded } from '../vocabulary.ts';
import { shownByStyle } from '../dom/visibility.ts';
import { collect, IDENTITY, repeated } from './collect.ts';
import type { Candidate } from './candidates.ts';
import { emptyIndex, indexPage, type PageIndex } from './index-page.ts';
import { matcher } from './labels/match-label.ts';
import { labelNodes } from './pair.ts';
import { findRegions, topDialog, within } from './regions.ts';
import { nameParts } from './name-parts.ts';
import { resolve } from './resolve.ts';
import { mayHoldTalk } from './may-hold-talk.ts';
import { maySpeakOfCustomer } from './may-speak-of-customer.ts';
import { marksOf } from '../adapters/marks.ts';
import { world } from '../world.ts';

export interface SliceOptions {
  /** Brings a part of the reader that this page needs; without it, a page that needs one cannot be read. */
  readonly loadPart?: LoadPart;
  /** Gives the page its turn: `scheduler.yield`. Never an idle callback, which starves. */
  readonly yieldNow?: () => Promise<void>;
  /** The work in milliseconds after which the page has its turn. */
  readonly sliceMs?: number;
}

/** What one reading found, and the index it was made from, so that a watcher can read changed parts only. */
export interface Reading {
  readonly record: CustomerRecord;
  readonly index: PageIndex;
  readonly conversation: Conversation | null;
  readonly agents: ReadonlySet<string>;
}

const PERSONAL = worded('personal_field');

/** A place where the page may have its turn, or the part without which the reading cannot go on. */
export type Step = PartName | void;

/** All steps of one reading. */
export function* readingSteps(document: Document, now: string): Generator<Step, Reading> {
  const index = emptyIndex();
  noteDeclaring(document, index);
  const body = topOf(document);
  if (body) yield* indexPage(body, matcher(), index);
  return yield* recordSteps(document, now, index);
}

/** Asks the whole document at once, so a reading begins with it: behind other work it would make the longest slice. */
export const noteDeclaring = (document: Document, index: PageIndex): void => {
  // One by one: a list of selectors takes six times as long as all of them (2.5 ms against 0.4 at 30,000 elements).
  index.declares = vocabulary().patterns.declaring!.split(',').some((selector) => holds(document, selector));
};

/** From an index to a record. A conversation that is known and untouched is not looked for again. */
export function* recordSteps(document: Document, now: string, whole: PageIndex, known?: Conversation | null): Generator<Step, Reading> {
  // A page of a known CRM, read by the CRM's own names, without what it keeps open of other records.
  const marks = marksOf(document);
  const adapted = marks && holds(document, marks) ? yield* (yield* need('adapters')).read(document, whole) : undefined;
  const index = adapted?.index ?? whole;
  const labels = labelNodes(index.hits);
  yield;
  const talk = known || (yield* mayHoldTalk(index)) ? yield* need('conversation') : undefined;
  const conversation = known ?? (talk ? yield* talk.find(index) : null);
  yield;
  const regions = yield* findRegions(index, labels);
  const spoken = conversation ? talk!.isSpoken(conversation) : (): boolean => false;
  const placed = (yield* collect(index, labels, regions)).filter((one) => !spoken(one.node));
  const dialog = topDialog(index, (element) => {
    const inside = placed.filter((one) => !one.several && within(one.node, element));
    return new Set(inside.map(({ field }) => field)).size >= 3 && inside.some(({ field }) => IDENTITY.test(field));
  }, shownByStyle);
  const inScope = dialog ? (node: Node): boolean => within(node, dialog) : (): boolean => true;
  const listed = yield* repeated(placed, index);
  const single = placed.filter((one) => !one.several && !listed.has(one) && inScope(one.node));
  const lists = placed.filter((one) => one.several && IDENTITY.test(one.field) && inScope(one.node));
  const emails = single.filter(({ field }) => field === 'email').map(({ shown }) => shown);
  const names = single.filter(({ field }) => field === 'customer_name').map(({ shown }) => shown);
  const scope = { allows: (field: string, node: Node): boolean => inScope(node) && regions.allows(field, node) && shownByStyle(node) };
  const title = titleOf(document);
  const unlabelled = conversation || (yield* maySpeakOfCustomer(index, title)) ? yield* (yield* need('unlabelled')).read(index, scope, regions, {
    caseFields: single.filter(({ field }) => /^(?:case_|status|priority)/.test(field)).length,
    names, emails, personal: single.filter(({ field }) => PERSONAL.test(field)), match: matcher(), has: (field) => single.some((one) => one.field === field),
  }, title) : [];
  yield;
  const candidates: Candidate[] = [...single, ...nameParts(single), ...placed.filter((one) => one.several && one.field === 'product' && inScope(one.node)), ...unlabelled]
    // What the CRM itself calls a case's number is nobody's identity number, though the screen says ID.
    .filter((one) => !adapted?.values.some(({ field, shown }) => shown === one.shown && field !== one.field))
    .filter((one) => one.field === 'owner_agent' || !regions.strangers.has(one.shown) || (one.field === 'customer_name' && one.confidence > 0.92));
  // Above a list a few filled boxes are what was searched for; more of them are a record beside it.
  const searched = lists.length > 0 && new Set(single.filter(({ fromControl }) => fromControl).map(({ field }) => field)).size < 5;
  const identity = candidates.filter((one) => IDENTITY.test(one.field) && !(searched && 'fromControl' in one && one.fromControl));
  const aboutCase = candidates.filter((one) => /^case_/.test(one.field));
  const isList = lists.length > 0 || listed.size > 0;
  const singleCustomer = identity.length > 0 ? !isList || new Set(identity.map(({ field }) => field)).size >= 2 : !isList && aboutCase.length >= 2;
  // Only a page that may state something itself gets the part that reads it.
  const declared = index.declares ? (yield* need('declared')).read(document) : [];
  const stated = [...declared, ...(adapted?.values ?? [])];
  const told = singleCustomer && !adapted?.nobody;
  const oneCustomer = told || stated.length > 0;
  const fields = oneCustomer ? resolve([...stated, ...(told ? candidates : [])], index.headings) : {};
  delete fields.first_name;
  delete fields.last_name;
  const customer = fields.customer_name?.shown ?? '';
  yield;
  const transcript = conversation ? talk!.nameSpeakers(conversation, { customer, agents: regions.strangers }) : [];
  const callState = talk && (yield* talk.callState(index));
  const top = topOf(document);
  const locale = top && attr(top, 'lang');
  const record: CustomerRecord = {
    fields, transcript, singleCustomer: oneCustomer,
    ...(callState ? { callState } : {}),
    page: { url: document.location.href, title, ...(locale ? { locale } : {}) },
    readAt: now,
  };
  const final = world.taught ? yield* world.taught(document, record) : record;
  return { record: final, index: whole, conversation, agents: regions.strangers };
}

/** Reads with the page having its turn whenever `sliceMs` (1) have passed. */
export async function readPageSliced(document: Document, now: string, options: SliceOptions = {}): Promise<CustomerRecord> {
  return (await runSliced(readingSteps(document, now), options)).record;
}

/** Runs steps in slices: a new one begins when `sliceMs` are over, so the last step's own length comes on top (4 ms in all are allowed). */
export async function runSliced<T>(steps: Generator<Step, T>, { yieldNow = yieldToPage, sliceMs = 1, loadPart }: SliceOptions): Promise<T> {
  pageHadItsTurn();
  let started = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value) await obtain(step.value, loadPart);
    else if (performance.now() - started < sliceMs) continue;
    else await yieldNow();
    pageHadItsTurn();
    started = performance.now();
  }
}

/** A full turn of the event loop; without `scheduler.yield` (Firefox before 142) a timer, which costs up to 4 ms. */
export function yieldToPage(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
