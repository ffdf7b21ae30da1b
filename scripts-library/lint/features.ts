import { addNgrams, createFeatureBag, normaliseText, tokenise, type FeatureBag, type NormalisedText } from '../text-model/index.ts';
import { conceptsIn } from './concepts.ts';
import type { LintKind } from './finding.ts';

export const BITS = 22;
/** Less than a run of characters each, for a text names many: heavier ones cost precision on sentences of another author (docs/lint.md). */
const CONCEPT = 0.7;
const CONCEPT_PAIR = 0.4;
/** A word has many parts. */
const WORD_PART = 0.4;
/** Two words, or two characters, of one thought that do not touch, whatever stands between them. */
const WORD_PAIR = 0.7;
const HAN_PAIR = 0.5;
/** How many places a pair may be apart. */
const PAIR_REACH = 5;
/** Two concepts this many characters apart still belong to one thought. */
const REACH = 24;

/**
 * What the model sees of a text: runs of characters, words and stems, the ideas named in it and which idea follows which, what is
 * negated, and who writes. `text` is without what others said (see `speakers.ts`).
 */
export function featuresOf(text: string, kind: LintKind): FeatureBag {
  const bag = createFeatureBag(BITS);
  // Of Latin words the stems say what the words would, and their parts find the ones that nobody has written yet.
  addNgrams(bag, text, { han: 3, words: 0, wordParts: [3, 4], partWeight: WORD_PART, source: 0 });
  const normalised = normaliseText(text);
  addStems(bag, normalised);
  const hits = conceptsIn(normalised.text);
  const origin = (start: number, end: number) => ({ source: 0, start: normalised.origin[start] ?? 0, end: normalised.origin[end] ?? text.length });
  const negations = hits.filter((hit) => hit.concept === 'neg');
  const named = hits.filter((hit) => hit.concept !== 'neg').map((hit) => {
    const negated = negations.some((negation) => negation.end <= hit.start && hit.start - negation.end <= 6 && !/[,.。，;；!?]/u.test(normalised.text.slice(negation.end, hit.start)));
    return { ...hit, name: negated ? `!${hit.concept}` : hit.concept };
  });
  named.forEach((hit, i) => {
    bag.add(`#${hit.name}`, CONCEPT, origin(hit.start, hit.end));
    for (const next of named.slice(i + 1)) {
      if (next.start - hit.end > REACH) break;
      if (next.start < hit.end || next.name === hit.name) continue;
      bag.add(`#${hit.name}>${next.name}`, CONCEPT_PAIR, origin(hit.start, next.end));
    }
  });
  bag.add(`#kind:${kind}`, 0.5);
  if (/[?？]/u.test(text)) bag.add('#question', 0.7);
  if (/["“「『]/u.test(text)) bag.add('#quote', 0.7);
  if (/\d\s?[:：点點]|\d\s?(?:日|号|號|工作日|个工作|天|小时|分钟|分鐘)|[零一二三四五六七八九十]点/u.test(text)) bag.add('#clock', 1);
  if (/工号|工號|编号|編號|\bref\b|agent \d/iu.test(text)) bag.add('#reference', 0.7);
  return bag;
}

const ENDING = /(?:ing|edly|ed|ies|es|s|ly|er)$/u;

/** Rough on purpose: "promises", "promised" and "promising" need only fall together. */
function stem(word: string): string {
  const whole = word.endsWith("n't") ? word : word.replace(/'.*$/u, '');
  const cut = whole.replace(ENDING, '');
  return cut.length >= 3 ? cut : whole;
}

/** English words without their endings, alone and each with the next word, number or mark, or with the end of the text; and pairs with a gap, of words and of characters. */
function addStems(bag: FeatureBag, { text, origin }: NormalisedText): void {
  const tokens = tokenise(text).map((token) => ({ ...token, form: token.kind === 'word' ? stem(token.form) : token.form }));
  tokens.forEach((token, i) => {
    const at = (end: number) => ({ source: 0, start: origin[token.start] ?? 0, end: origin[end] ?? 0 });
    if (token.kind === 'word' || token.kind === 'han') {
      for (const far of tokens.slice(i + 2, i + PAIR_REACH + 1)) {
        if (far.kind === token.kind) bag.add(`=${token.form}~${far.form}`, token.kind === 'han' ? HAN_PAIR : WORD_PAIR, at(far.end));
      }
    }
    if (token.kind === 'word') bag.add(`=${token.form}`, 1, at(token.end));
    if (token.kind === 'word' && i === 0) bag.add(`=^ ${token.form}`, 1, at(token.end));
    const next = tokens[i + 1];
    if (token.kind === 'word' && next === undefined) bag.add(`=${token.form} $`, 1, at(token.end));
    if (next === undefined || token.kind === 'han' || next.kind === 'han') return;
    bag.add(`=${token.form} ${next.form}`, 1, at(next.end));
  });
}
