import { flatParent, isElement, namesOf, tagOf } from '../dom/nodes.ts';
import type { Utterance } from './utterances.ts';

const kind = (element: Element): string => `${tagOf(element)}.${namesOf(element).trim().split(/\s+/)[0] ?? ''}`;

/**
 * Where only one side's messages are marked ("row", "row me"), those built like them without the mark are the other's. `before` is
 * what was already read, which may hold the only marked ones.
 */
export function withOtherSide(said: readonly Utterance[], before: readonly Utterance[] = []): Utterance[] {
  const marked = [...before, ...said].filter(({ side, unit }) => side?.certain && unit);
  const speakers = new Set(marked.map(({ side }) => side!.speaker));
  const [only] = speakers;
  if (speakers.size !== 1 || (only !== 'agent' && only !== 'customer')) return [...said];
  const built = new Map<Node, string>();
  for (const { unit } of marked) {
    const list = flatParent(unit);
    if (list) built.set(list, kind(unit));
  }
  return said.map((one) => {
    if (one.role ?? one.name ?? one.side) return one;
    const unit = one.chain.find((element) => {
      const list = flatParent(element);
      return list !== null && isElement(element) && built.get(list) === kind(element);
    });
    return unit ? { ...one, unit, side: { speaker: only === 'agent' ? 'customer' : 'agent', certain: true } } : one;
  });
}
