/** Digit groups that belong together, with where each stands: "6222 0000-0000 0009". */
export interface DigitGroup {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const CHAIN = /[0-9]+[Xx]?(?:(?: ?[-‐‑–] ?| {1,2}|[,、] ?)[0-9]+[Xx]?)*/g;
const GROUP = /[0-9]+[Xx]?/g;

/** All chains of groups joined by one space or hyphen, or by the pause that speech recognition writes as a comma. */
export function digitChains(text: string): DigitGroup[][] {
  return [...text.matchAll(CHAIN)].map((chain) =>
    [...chain[0].matchAll(GROUP)].map((group) => ({ text: group[0], start: chain.index + group.index, end: chain.index + group.index + group[0].length })),
  );
}

/**
 * The longest stretches of neighbouring groups that `accept` takes (given the joined digits and the groups), left to right,
 * not overlapping.
 */
export function acceptedStretches(text: string, accept: (joined: string, groups: readonly DigitGroup[]) => boolean): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const groups of digitChains(text)) {
    for (let first = 0; first < groups.length; first += 1) {
      for (let last = Math.min(groups.length, first + 8) - 1; last >= first; last -= 1) {
        const taken = groups.slice(first, last + 1);
        const head = taken[0];
        const tail = taken[taken.length - 1];
        if (!head || !tail || !accept(taken.map((group) => group.text).join(''), taken)) continue;
        found.push({ start: head.start, end: tail.end });
        first = last;
        break;
      }
    }
  }
  return found;
}
