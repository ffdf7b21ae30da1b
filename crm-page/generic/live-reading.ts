import type { CustomerRecord } from '../../domain/customer-record.ts';
import { controlText } from '../dom/shown-text.ts';
import { flatParent, isElement, pageHadItsTurn, parentNode, precedes, rootOf, tagOf } from '../dom/nodes.ts';
import { world } from '../world.ts';
import { indexPage, type PageIndex } from './index-page.ts';
import { matcher } from './labels/match-label.ts';
import { noteDeclaring, readingSteps, recordSteps, runSliced, type Reading, type SliceOptions, type Step } from './read-page.ts';
import { within } from './regions.ts';

/** What a batch of changes came to: nothing, more of the conversation (already read), or something that `settle` must read. */
export type Change = 'none' | 'transcript' | 'fields';

/** One page read once and kept up to date by its changed parts. */
export interface LiveReading {
  /** Reads everything, sliced. */
  full(): Promise<CustomerRecord>;
  /** Takes a batch of changes; reads lines added to a conversation at once and notes the rest. Never walks what did not change. */
  apply(changes: readonly MutationRecord[]): Change;
  /** Reads the parts that `apply` noted, sliced. */
  settle(): Promise<CustomerRecord>;
  /** Have live control values changed since the last reading? Such changes leave no trace in the tree. */
  controlsChanged(): boolean;
  /** Shadow roots and frames to observe. */
  roots(): readonly Node[];
  record(): CustomerRecord | null;
}

const MOST_DIRTY = 60;
const LISTS = ['hits', 'headings', 'tags', 'links', 'badges', 'prose', 'selected'] as const;

/** In the document's own tree: the node, or the outermost host it is in. */
function outermost(node: Node): Node {
  let at = node;
  for (let root = rootOf(at); root !== at && (root as ShadowRoot).host; root = rootOf(at)) at = (root as ShadowRoot).host;
  return at;
}

/** The page itself rather than a part of it. */
const isWhole = (node: Node): boolean => isElement(node) && /^(?:html|body)$/.test(tagOf(node));

const nodeOf = (entry: { readonly node?: Node; readonly element?: Node }): Node => (entry.node ?? entry.element)!;

/** Where in the order of reading a subtree stands: just after the last short text before it. */
function orderBefore(index: PageIndex, root: Node): number {
  const place = outermost(root);
  let [low, high] = [0, index.badges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const before = precedes(outermost(index.badges[middle]!.element), place);
    if (before) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : index.badges[low - 1]!.order;
}

/** Drops what was noted in changed or removed parts and notes those parts anew; everything else stays as it was. */
function* refresh(index: PageIndex, dirty: ReadonlySet<Node>): Generator<void> {
  const gone = (node: Node): boolean => {
    if (!node.isConnected) return true;
    for (let at: Node | null = node, step = 0; at && step < 400; at = flatParent(at), step += 1) if (dirty.has(at)) return true;
    return false;
  };
  for (const list of LISTS) {
    const entries = index[list] as { order: number; node?: Node; element?: Node }[];
    let kept = 0;
    for (let i = 0; i < entries.length; i += 1) {
      if (i % 256 === 255) yield;
      if (!gone(nodeOf(entries[i]!))) entries[kept++] = entries[i]!;
    }
    entries.length = kept;
  }
  for (const list of ['dialogs', 'logs', 'controls', 'roots'] as const) {
    const kept = (index[list] as Node[]).filter((node) => !gone(node));
    (index[list] as Node[]).splice(0, Infinity, ...kept);
  }
  for (const root of dirty) {
    if (!root.isConnected) continue;
    const start = orderBefore(index, root);
    const lengths = LISTS.map((list) => index[list].length);
    const before = index.nodes;
    yield* indexPage(root, matcher(), index);
    const seen = index.nodes - before;
    LISTS.forEach((list, at) => {
      const entries = index[list] as { order: number }[];
      for (let i = lengths[at]!; i < entries.length; i += 1) entries[i]!.order = start + (entries[i]!.order - before) / (seen + 1);
      if (entries.length > lengths[at]!) entries.sort((a, b) => a.order - b.order);
    });
    index.nodes = before;
    yield;
  }
}

export function createLiveReading(document: Document, now: () => string, options: SliceOptions = {}): LiveReading {
  let reading: Reading | null = null;
  let values = '';
  const dirty = new Set<Node>();
  let everything = false;

  const valuesNow = (): string => (reading?.index.controls ?? []).slice(0, 400).map((control) => controlText(control) ?? '').join('\u0001');
  const keep = (fresh: Reading): CustomerRecord => {
    reading = fresh;
    values = valuesNow();
    return fresh.record;
  };
  const full = async (): Promise<CustomerRecord> => {
    dirty.clear();
    everything = false;
    return keep(await runSliced(readingSteps(document, now()), options));
  };

  return {
    full,
    apply(changes) {
      pageHadItsTurn();
      if (!reading) return 'fields';
      let conversation = reading.conversation;
      let spoken = false;
      let fields = false;
      const added: Node[] = [];
      for (const change of changes) {
        const inTalk = conversation !== null && within(change.target, conversation.container);
        if (inTalk && change.type === 'childList' && change.removedNodes.length === 0) {
          added.push(...change.addedNodes);
          spoken = true;
          continue;
        }
        if (inTalk) conversation = null;
        const target = isElement(change.target) ? change.target : (parentNode(change.target) ?? change.target);
        if (isWhole(target) && change.type === 'attributes') continue;
        dirty.add(target);
        fields = true;
        if (dirty.size > MOST_DIRTY) everything = true;
      }
      if (spoken && conversation) {
        const talk = world.parts.conversation!;
        const longer = talk.extend(conversation, added.filter((node) => node.isConnected && !added.some((other) => other !== node && within(node, other))));
        if (longer) {
          const customer = reading.record.fields.customer_name?.shown ?? '';
          const transcript = talk.nameSpeakers(longer, { customer, agents: reading.agents });
          reading = { ...reading, conversation: longer, record: { ...reading.record, transcript, readAt: now() } };
        } else {
          conversation = null;
          fields = true;
        }
      }
      if (!conversation && reading.conversation) {
        dirty.add(reading.conversation.container);
        reading = { ...reading, conversation: null };
      }
      return fields ? 'fields' : spoken ? 'transcript' : 'none';
    },
    async settle() {
      if (!reading || everything || [...dirty].some(isWhole)) return full();
      const roots = new Set([...dirty].filter((node) => ![...dirty].some((other) => other !== node && within(node, other))));
      dirty.clear();
      const { index, conversation } = reading;
      const steps = function* (): Generator<Step, Reading> {
        noteDeclaring(document, index);
        yield* refresh(index, roots);
        return yield* recordSteps(document, now(), index, conversation?.container.isConnected ? conversation : null);
      };
      return keep(await runSliced(steps(), options));
    },
    controlsChanged: () => reading !== null && valuesNow() !== values,
    roots: () => reading?.index.roots ?? [],
    record: () => reading?.record ?? null,
  };
}
