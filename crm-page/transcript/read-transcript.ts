import type { TranscriptTurn } from '../../domain/customer-record.ts';
import { ancestors, attr, flatChildren, flatParent, isElement, namesOf, precedes, tagOf } from '../dom/nodes.ts';
import { shownByStyle } from '../dom/visibility.ts';
import type { PageIndex } from '../generic/index-page.ts';
import { looksLikeName } from '../generic/shapes.ts';
import { isRoleLabel, isSentence, speakerIn, type Speaker } from './speaker-roles.ts';
import { withOtherSide } from './other-side.ts';
import { attributed, ofSomebody, withoutNotices } from './notices.ts';
import { worded } from '../vocabulary.ts';
import { atOnce, MOST_UTTERANCES, utterancesIn, type Utterance } from './utterances.ts';

export interface Participants {
  /** The customer's name as read from the page, or an empty text. */
  readonly customer: string;
  readonly agents: ReadonlySet<string>;
}

/** Who wrote to whom stands in the head of a mail, and is no fact of the page. */
const MAIL_HEAD = worded('mail_head');
const HOLDER = worded('talk_holder');
const MOST_CONTAINERS = 24;

/** Texts between two places where the page may have its turn. */
const STEP = 64;

/** Elements that may hold a whole conversation, nearest guesses first. Yields, since a page may have thousands of short texts. */
function* containers(index: PageIndex, bySentence: boolean): Generator<void, Element[]> {
  const votes = new Map<Element, number>();
  const vote = (element: Element | null, weight: number): void => {
    if (element && isElement(element) && !/^(?:body|html)$/.test(tagOf(element))) votes.set(element, (votes.get(element) ?? 0) + weight);
  };
  if (!bySentence) for (const element of index.logs) {
    if (attr(element, 'role') === 'log') vote(element, 50);
    else if (HOLDER.test(namesOf(element))) vote(element, 1);
    vote(flatParent(element) as Element | null, 1);
  }
  let count = 0;
  // Bubbles without any telling name: several sentences in one place, to be told apart by where they stand.
  for (const { text, element } of bySentence ? [...index.prose, ...index.badges] : [...index.badges, ...index.prose]) {
    if ((count += 1) % STEP === 0) yield;
    if (bySentence ? !isSentence(text) : !isRoleLabel(speakerIn(text))) continue;
    for (const at of [...ancestors(element, bySentence ? 7 : 5)].slice(1)) vote(at, bySentence ? 0.35 : 0.6);
  }
  return [...votes].filter(([, weight]) => weight >= 1).sort((a, b) => b[1] - a[1]).slice(0, MOST_CONTAINERS).map(([element]) => element);
}

/** What was said on the page, before anybody's name is known. */
export interface Conversation {
  readonly container: Element;
  readonly said: readonly Utterance[];
  /** The container also holds labelled facts, which nobody said. */
  readonly facts: boolean;
}

/**
 * The container whose texts can best be told apart by speaker. Containers without any sign of who speaks are no
 * conversation: queues and comment boxes use the same class words.
 */
export function* findConversation(index: PageIndex): Generator<void, Conversation | null> {
  let best: Conversation | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  const labelled = new Map<Node, number>();
  for (const [i, hit] of index.hits.entries()) {
    if (i % STEP === 0) yield;
    if (/^[a-z]/.test(hit.field) && !isRoleLabel(hit.label) && !MAIL_HEAD.test(hit.label)) for (const at of ancestors(hit.node, 60)) labelled.set(at, (labelled.get(at) ?? 0) + 1);
  }
  const holdsFacts = (container: Element): boolean => (labelled.get(container) ?? 0) >= 2;
  const weigh = function* (container: Element, measuring: boolean): Generator<void> {
    const facts = holdsFacts(container);
    if (!shownByStyle(container)) return;
    yield;
    const spoken = flatChildren(container).filter((child) => !facts || !labelled.has(child));
    // A form laid out in one level is no conversation between its labels.
    if (facts && (spoken.length < 2 || flatChildren(container).filter((child) => labelled.has(child)).length > Math.max(4, spoken.filter(isElement).length / 3))) return;
    let said = withOtherSide(withoutNotices(yield* utterancesIn(container, looksLikeName, spoken.slice(-MOST_UTTERANCES))));
    // A record names its customer and its owner as a conversation does, but says nothing besides names and numbers.
    const phrases = said.filter(({ text }) => !looksLikeName(text) && !/\d{5}/.test(text)).length;
    if (phrases * 2 < said.length || (phrases < 2 && said.length > 1 && !said.some(({ side }) => side?.certain))) return;
    if (said.every(({ text }) => text.length < 3)) return;
    if (measuring && !facts && !said.some(({ role, side }) => role ?? side)) said = byPlace(container, said);
    const known = attributed(said);
    const voices = new Set(known.map(({ role, name, side }) => role ?? name ?? side!.speaker));
    const isLog = attr(container, 'role') === 'log';
    if ((voices.size < 2 && !isLog) || known.length < said.length * 0.6) return;
    if (said.length < 2 && !isLog) return;
    // Where only names or places tell who speaks, short texts are facts more easily than turns.
    if (!isLog && (said.length > 3 || phrases < 2) && !known.some(({ role, side }) => role ?? side?.certain) && said.filter(({ text }) => isSentence(text) || text.length > 30).length * 3 < said.length) return;
    const certain = known.filter(({ role, side }) => role ?? side?.certain).length;
    const depth = [...ancestors(container, 60)].length;
    const score = known.length + certain * 0.5 - (said.length - known.length) * 2 + (isLog ? 3 : 0) + depth * 0.01;
    if (score > bestScore) {
      best = { container, said, facts };
      bestScore = score;
    }
  };
  const named = yield* containers(index, false);
  // A container that also holds labelled facts is looked into only where no other will do.
  for (const facts of [false, true])
    for (const container of best ? [] : named.filter((one) => holdsFacts(one) === facts)) yield* weigh(container, false);
  // Places are measured only where nothing is named, and in few containers: measuring may cost a whole layout.
  const unnamed = best ? [] : [...named.slice(0, 4), ...(yield* containers(index, true)).slice(0, 4)];
  for (const facts of [false, true])
    for (const container of best ? [] : unnamed.filter((one) => holdsFacts(one) === facts)) yield* weigh(container, true);
  const found = best as Conversation | null;
  return found && { ...found, said: ofSomebody(found.said) };
}

/** Bubbles told apart only by where they stand: measured in one batch, after all else failed. */
function byPlace(container: Element, said: readonly Utterance[]): Utterance[] {
  if (typeof container.getBoundingClientRect !== 'function' || said.length > 80) return [...said];
  const frame = container.getBoundingClientRect();
  if (frame.width < 40) return [...said];
  const boxes = said.map((one) => one.element.getBoundingClientRect());
  if (said.length < 3 || boxes.some((box, at) => at > 0 && box.top < boxes[at - 1]!.bottom - 2 && box.bottom > boxes[at - 1]!.top + 2)) return [...said];
  return said.map((one) => {
    const box = one.element.getBoundingClientRect();
    const left = box.left - frame.left;
    const right = frame.right - box.right;
    if (box.width === 0 || Math.abs(left - right) < frame.width * 0.06) return one;
    return { ...one, side: { speaker: left > right ? 'agent' : 'customer', certain: false } };
  });
}

const sameName = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map((name) => name.normalize('NFKC').toLowerCase().replace(/[\s,.]+/g, ''));
  return x !== '' && y !== '' && (x === y || x!.includes(y!) || y!.includes(x!));
};

/** Oldest first, each with its speaker as far as the page tells. */
export function nameSpeakers(conversation: Conversation, { customer, agents }: Participants): TranscriptTurn[] {
  const byName = (name: string | undefined): Speaker | undefined => {
    if (name === undefined) return undefined;
    if (customer !== '' && sameName(name, customer)) return 'customer';
    return [...agents].some((agent) => sameName(name, agent)) ? 'agent' : undefined;
  };
  const named = conversation.said.map((one) => one.role ?? byName(one.name));
  // People of the bank who write to each other are no conversation with the customer.
  if (customer !== '' && conversation.said.every((one, at) => one.name && !one.side?.certain && named[at] !== 'customer')) return [];
  const customerSpeaks = named.includes('customer');
  const places = new Map<Speaker, Speaker>();
  conversation.said.forEach((one, at) => {
    const speaker = named[at];
    if (one.side && !one.side.certain && speaker && speaker !== 'system') places.set(one.side.speaker, speaker);
  });
  const other = (speaker: Speaker): Speaker => (speaker === 'customer' ? 'agent' : 'customer');
  const turns = conversation.said.map((one, at): TranscriptTurn => {
    const side = one.side?.certain ? one.side.speaker : undefined;
    const opposite = one.side ? places.get(other(one.side.speaker)) : undefined;
    const placed = one.side ? (places.get(one.side.speaker) ?? (opposite ? other(opposite) : one.side.speaker)) : undefined;
    const speaker = named[at] ?? side ?? (one.name && customerSpeaks ? 'agent' : undefined) ?? placed ?? 'unknown';
    return { speaker, text: one.text, ...(one.at ? { at: one.at } : {}) };
  });
  // Notes of calls say what was done, and nobody speaks in them.
  if (attr(conversation.container, 'role') !== 'log' && !turns.some(({ speaker }) => speaker === 'customer' || speaker === 'agent')) return [];
  return newestFirst(turns, conversation.container) ? turns.reverse() : turns;
}

const minutes = (at: string): number => {
  const found = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?/i.exec(at);
  if (!found) return Number.NaN;
  const hour = (Number(found[1]) % (found[4] ? 12 : 24)) + (found[4]?.toLowerCase() === 'p' || /下午|晚上/.test(at) ? 12 : 0);
  const day = /(\d{1,2})[-/.月](\d{1,2})/.exec(at);
  return (day ? (Number(day[1]) * 31 + Number(day[2])) * 1440 : 0) + hour * 60 + Number(found[2]) + Number(found[3] ?? 0) / 60;
};

function newestFirst(turns: readonly TranscriptTurn[], container: Element): boolean {
  const times = turns.map(({ at }) => (at ? minutes(at) : Number.NaN)).filter((time) => !Number.isNaN(time));
  if (times.length >= 2 && times[0] !== times[times.length - 1]) {
    const falls = times.filter((time, at) => at > 0 && time < times[at - 1]!).length;
    const rises = times.filter((time, at) => at > 0 && time > times[at - 1]!).length;
    return falls > rises;
  }
  if (/column-reverse/.test(attr(container, 'style'))) return true;
  const view = container.ownerDocument.defaultView;
  return view !== null && /column-reverse/.test(view.getComputedStyle(container).flexDirection ?? '');
}

/** The conversation with what was added at its end; null when the change was of another kind and all must be read again. */
export function extendConversation(conversation: Conversation, added: readonly Node[]): Conversation | null {
  const last = conversation.said[conversation.said.length - 1];
  const first = added[0];
  if (!last || !first || !precedes(last.element, first)) return null;
  const more = atOnce(utterancesIn(conversation.container, looksLikeName, added));
  if (more.some(({ role, name, side }) => !(role ?? name ?? side)) && conversation.said.some(({ side }) => side && !side.certain)) return null;
  return { ...conversation, said: ofSomebody([...conversation.said, ...withOtherSide(withoutNotices(more, conversation.said), conversation.said)]).slice(-2 * MOST_UTTERANCES) };
}

/** Is this node something that was said (or says who did), rather than a fact of the page? */
export function isSpoken(conversation: Conversation): (node: Node) => boolean {
  const spoken = new Set<Node>(conversation.facts ? conversation.said.flatMap(({ unit, element }) => [unit, element]) : [conversation.container]);
  // The subject's own box stands above what is said of it.
  return (node) => !(isElement(node) && tagOf(node) === 'input') && [...ancestors(node, 400)].some((at) => spoken.has(at));
}
