import { fromWords, worded, type LabelPatterns, type Vocabulary } from '../../vocabulary.ts';

/** What a short text on a page means as a label: a canonical field, `_` for a known label that is not read, or a `!region`. */
export type LabelMeaning = string;

const HAN = /\p{Script=Han}/u;
const LONGEST = 46;
const ENDS = worded('label_ends', 'gu');
const REMARK = worded('label_remark');
/** Most texts of a page are numbers and dates; no label has three digits in a row. */
const NO_LABEL = worded('no_label');

const folding = fromWords(({ traditional: { from, to } }) => {
  const simple = [...to];
  return { signs: new RegExp(`[${from}]`, 'g'), simplified: new Map([...from].map((sign, at) => [sign, simple[at]!])) };
});

/** Traditional characters to the simplified ones the lists are written in. */
export const fold = (text: string): string => {
  const { signs, simplified } = folding();
  return text.replace(signs, (sign) => simplified.get(sign)!);
};

/** "＊ 手機 號碼（必填）：" and "手机号码" become one; so do "Case #" and "case no". */
export function normaliseLabel(text: string): string {
  let label = ENDS.strip(text.normalize('NFKC'));
  label = REMARK.strip(label);
  if (HAN.test(label)) return fold(label.replace(/\s+/g, '')).replace(/^[a-z]+/i, (latin) => latin.toUpperCase());
  return label.toLowerCase().replace(/[’`]/g, "'").replace(/#/g, ' no').replace(/[_\s]+/g, ' ').replace(/\.(?=\s|$)/g, '').trim();
}

/** Fields whose labels double as values ("尊荣理财会员", "账单问题"): a modifier before them makes them something else. */
const WHOLE_ONLY = worded('whole_label_field');

function compile(lists: LabelPatterns, gap: string): (label: string) => LabelMeaning | undefined {
  const all = new RegExp(lists.all);
  const modifier = new RegExp(lists.before + gap);
  return (label) => {
    for (let rest = label, step = 0; step < 5; step += 1) {
      const found = all.exec(rest);
      if (found) {
        const name = lists.names[found.findIndex((group, at) => at > 0 && group !== undefined) - 1]!;
        return step === 0 || !WHOLE_ONLY.test(name) ? name : undefined;
      }
      const shorter = rest.replace(modifier, '');
      if (shorter === rest || shorter === '') return undefined;
      rest = shorter;
    }
    return undefined;
  };
}

export type LabelMatcher = (text: string) => LabelMeaning | undefined;

/**
 * A matcher over the lists learnt and a bank's own. Remembers what it has seen, since a page repeats its labels;
 * the memory is bounded because a transcript does not repeat.
 */
export function labelMatcher({ zh, en, own = {} }: Vocabulary): LabelMatcher {
  const chinese = compile(zh, '');
  const english = compile(en, "(?:'s)? ");
  const extra = new Map<string, string>();
  for (const [field, labels] of Object.entries(own)) for (const label of labels) extra.set(normaliseLabel(label), field);
  const seen = new Map<string, LabelMeaning | undefined>();
  return (text) => {
    if (text.length > LONGEST || NO_LABEL.test(text)) return undefined;
    if (seen.has(text)) return seen.get(text);
    const label = normaliseLabel(text);
    const one = (part: string): LabelMeaning | undefined => extra.get(part) ?? (HAN.test(part) ? chinese(part) : english(part));
    const [first, second] = label.split('/');
    // "客户经理/理财经理": two labels of one field.
    const meaning = label === '' ? undefined : (one(label) ?? (first && second && one(first) === one(second) ? one(first) : undefined));
    if (seen.size > 4000) seen.clear();
    seen.set(text, meaning);
    return meaning;
  };
}

/** The matcher over the words learnt. */
export const matcher = fromWords(labelMatcher);
