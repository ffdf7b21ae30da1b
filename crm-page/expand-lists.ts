import type { LabelPatterns } from './vocabulary.ts';

/** Labels of one language by field, as written in `generic/labels/*.json`, with the signs that `docs/reading.md` explains. */
type LabelLists = Readonly<Record<string, string>>;

/**
 * The lists of one language as two patterns. Capital letters and signs stand for whole lists: M modifiers, N "number", @ customer,
 * # case, ~ what a person has; they have no field of their own. Done in the panel, once, and not by every page.
 */
export function expandLists(lists: LabelLists): LabelPatterns {
  const body = (text: string): string => text.replace(/[@#~]|(?<![A-Z])[MN](?![A-Z])/gu, (sign) => `(?:${body(lists[sign]!)})`);
  const names = Object.keys(lists).filter((name) => name.length > 1 || name === '_');
  return { names, all: `^(?:${names.map((name) => `(${body(lists[name]!)})`).join('|')})$`, before: `^(?:${body(lists.M!)})` };
}

/** Patterns by name, with `{name}` replaced by the pattern of that name. */
export function expandPatterns(patterns: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const whole = (source: string): string => source.replace(/\{([a-z_]{3,})\}/gu, (_, other: string) => whole(patterns[other]!));
  return Object.fromEntries(Object.entries(patterns).map(([name, source]) => [name, whole(source)]));
}
