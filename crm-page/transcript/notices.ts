import { worded } from '../vocabulary.ts';
import { isNotice } from './speakers.ts';
import type { Utterance } from './utterances.ts';

const DEED = worded('talk_deed');

const isAttributed = ({ role, name, side }: Utterance): boolean => (role ?? name ?? side) !== undefined;

/** What the page tells of the conversation between its turns: named as a notice, or worded as one and said by nobody. */
const isOfPage = (one: Utterance): boolean =>
  (one.side?.nobody === true && ((one.name === undefined && one.role === undefined) || isNotice(one.text))) || (isNotice(one.text) && (!isAttributed(one) || one.role === 'system' || (one.side === undefined && DEED.test(one.text))));

/**
 * Without the page's notices; `before` is what was already read, which is looked at but not judged anew. A text of nobody's that
 * stands in the place of a turn is the second bubble of whoever spoke before.
 */
export function withoutNotices(said: readonly Utterance[], before: readonly Utterance[] = []): Utterance[] {
  const alike = new Map<string, number>();
  for (const { shape } of [...before, ...said]) alike.set(shape, (alike.get(shape) ?? 0) + 1);
  const most = Math.max(...alike.values());
  // Worded as a notice and built unlike the turns: one, whatever side it was put on.
  const turns = said.filter((one) => !isOfPage(one) && !(isNotice(one.text) && alike.get(one.shape)! * 2 < most));
  const shapes = new Set([...before, ...turns].filter(isAttributed).map(({ shape }) => shape));
  let last: Utterance | undefined = before[before.length - 1];
  return turns.map((one) => {
    if (isAttributed(one)) last = one;
    else if (last && shapes.has(one.shape)) return { ...one, ...(last.role ? { role: last.role } : {}), ...(last.name ? { name: last.name } : {}), ...(last.side ? { side: last.side } : {}) };
    return one;
  });
}

/** Those whose speaker is known as the speakers of the others are: where bubbles have sides, a name alone heads something else. */
export function attributed(said: readonly Utterance[]): readonly Utterance[] {
  const sided = said.filter(({ side }) => side !== undefined).length;
  return said.filter((one) => isAttributed(one) && (one.side !== undefined || one.role !== undefined || sided < 3 || sided < said.length * 0.6));
}

/** Where speakers are known, a text that is nobody's is none of the turns. */
export const ofSomebody = (said: readonly Utterance[]): readonly Utterance[] => (said.some(isAttributed) ? attributed(said) : said);
