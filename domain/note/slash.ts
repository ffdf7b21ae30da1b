/** A phrase that is put into a note by its name. */
export interface NoteTemplate {
  readonly name: string;
  /** What is typed behind the slash for it: initials, a short word. Lower case. */
  readonly keys: string;
  /** With placeholders in double braces; `{{here}}` is where one goes on typing. */
  readonly text: string;
}

/** A slash that asks for a phrase: where it stands and what was typed behind it. */
export interface Slash {
  readonly start: number;
  readonly query: string;
}

/** How far behind the slash a name may still be typed. */
const LONGEST = 12;
/** `、` and `／` are what the slash key types under a Chinese input method. */
const SLASHES = '/／、';
const WORD_START = /[\s，。；：！？、,.;:!?（）()「」“”]/u;
/** Behind a bracket or a quotation mark an enumeration goes on: “甲”、“乙”. */
const CLAUSE_START = /[\s，。；：！？,.;:!?]/u;

/**
 * The slash before the caret that asks for a phrase; null where there is none. It stands at a word's start (the beginning of the
 * text, after white space or punctuation), so that 3/4, 24/7 and an enumeration in the middle of a sentence ask for nothing.
 */
export function slashAt(text: string, caret: number): Slash | null {
  for (let start = caret - 1; start >= Math.max(0, caret - LONGEST - 1); start -= 1) {
    const character = text[start] ?? '';
    if (SLASHES.includes(character)) {
      const before = text[start - 1];
      const opens = before === undefined || (character === '、' ? CLAUSE_START : WORD_START).test(before);
      return opens ? { start, query: text.slice(start + 1, caret) } : null;
    }
    if (/\s/u.test(character)) return null;
  }
  return null;
}

/** Phrases for what was typed: by their keys or a piece of their name, in the order given; all of them for nothing typed. */
export function phrasesFor<T extends Pick<NoteTemplate, 'name' | 'keys'>>(phrases: readonly T[], query: string): readonly T[] {
  const wanted = query.normalize('NFKC').toLowerCase();
  return phrases.filter((one) => one.keys.startsWith(wanted) || one.name.toLowerCase().includes(wanted));
}

/** The text with the slash and what was typed behind it replaced. `caretIn`: offset in `phrase` where one goes on typing. */
export function withPhrase(text: string, slash: Slash, phrase: string, caretIn: number): { readonly text: string; readonly caret: number } {
  const end = slash.start + 1 + slash.query.length;
  return { text: text.slice(0, slash.start) + phrase + text.slice(end), caret: slash.start + caretIn };
}
