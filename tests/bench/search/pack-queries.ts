import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { foldText } from '../../../scripts-library/search/fold.ts';
import type { SearchRecord } from '../../../scripts-library/search/search-index.ts';
import { seeded } from './corpus.ts';
import type { JudgedQuery } from './judged.ts';

const syllables = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true });
const toTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' });
const toSimplified = OpenCC.Converter({ from: 'tw', to: 'cn' });
/** Relevant are at most as many as can be among the first five. */
const MOST_RELEVANT = 5;

/** Ways of typing one or two words of a title; null where a way does not suit the words. */
const HAN_WAYS: Readonly<Record<string, (words: readonly string[], random: () => number) => string | null>> = {
  word: ([one]) => one!,
  'two words': ([one, two]) => (two === undefined ? null : `${two} ${one}`),
  'one run': ([one, two]) => (two === undefined ? null : two + one),
  pinyin: ([one]) => syllables(one!).join(''),
  'partial pinyin': ([one]) => (one!.length < 2 ? null : syllables(one!).slice(0, -1).join('') + syllables(one!).at(-1)!.slice(0, 1)),
  'pinyin with a slip': ([one], random) => (syllables(one!).join('').length < 6 ? null : slipped(syllables(one!).join(''), random)),
  'initials and a word': ([one, two]) => (two === undefined ? null : `${two}${syllables(one!).map((each) => each[0]).join('')}`),
  'a word and pinyin': ([one, two]) => (two === undefined ? null : `${two} ${syllables(one!).join('')}`),
  'initials': ([one]) => (one!.length < 3 ? null : syllables(one!).map((each) => each[0]).join('')),
  'short with a slip': ([one, two], random) => (two === undefined ? null : `${two} ${one!.slice(0, -1)}${'的了在是'[Math.floor(random() * 4)]}`),
  'a character missing': ([one]) => (one!.length < 4 ? null : one!.slice(0, 2) + one!.slice(3)),
  'other script': ([one, two]) => { const typed = [one, two].filter(Boolean).join(' '); return toTraditional(typed) === typed ? (toSimplified(typed) === typed ? null : toSimplified(typed)) : toTraditional(typed); },
};

const LATIN_WAYS: typeof HAN_WAYS = {
  'english words': ([one, two]) => (two === undefined ? one! : `${two} ${one}`),
  'english beginning': ([one, two]) => (one!.length < 6 ? null : `${one!.slice(0, 4)}${two === undefined ? '' : ` ${two}`}`),
  'english slip': ([one], random) => (one!.length < 5 ? null : slipped(one!, random)),
  'english slip and a word': ([one, two], random) => (two === undefined || one!.length < 5 ? null : `${slipped(one!, random)} ${two}`),
};

/** One letter gone, doubled, replaced by its neighbour's, or two changed about; never the first. */
function slipped(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  switch (Math.floor(random() * 4)) {
    case 0: return word.slice(0, at) + word.slice(at + 1);
    case 1: return word.slice(0, at) + word[at] + word.slice(at);
    case 2: return word.slice(0, at) + 'aeionrst'[Math.floor(random() * 8)] + word.slice(at + 1);
    default: return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  }
}

/**
 * Judged queries over a library that people wrote: words of its titles, typed in a hurry. Relevant is every record that has all the meant
 * words in its title, aliases or tags; words that more than five records have are not asked for.
 */
export function makePackQueries(records: readonly SearchRecord[], each: number, seed = 11): readonly JudgedQuery[] {
  const random = seeded(seed);
  const heads = records.map((record) => foldText([record.title, ...record.aliases, ...record.tags, record.product].join('\n')));
  const split = new Intl.Segmenter('zh', { granularity: 'word' });
  const queries: JudgedQuery[] = [];
  for (const [isHan, ways] of [[true, HAN_WAYS], [false, LATIN_WAYS]] as const) {
    const wordsOf = (record: SearchRecord): readonly string[] =>
      [...split.segment(record.title)].map(({ segment }) => segment).filter((word) => (isHan ? /^[\u4e00-\u9fff]{2,}$/u.test(word) : /^[A-Za-z]{4,}$/u.test(word))).map((word) => (isHan ? word : word.toLowerCase()));
    const able = records.filter((record) => wordsOf(record).length > 0);
    if (able.length < 20) continue;
    for (const [kind, way] of Object.entries(ways)) {
      for (let made = 0, attempt = 0; made < each && attempt < each * 40; attempt += 1) {
        const words = wordsOf(able[Math.floor(random() * able.length)]!);
        const one = words[Math.floor(random() * words.length)]!;
        const two = words.length > 1 && random() < 0.8 ? words.find((word) => word !== one) : undefined;
        const typed = way(two === undefined ? [one] : [one, two], random);
        if (typed === null || typed === '') continue;
        const single = !typed.includes(' ') && way.length <= 2 && ['word', 'pinyin', 'partial pinyin', 'pinyin with a slip', 'initials', 'a character missing', 'english slip'].includes(kind);
        const meant = (single || two === undefined ? [one] : [one, two]).map(foldText);
        const relevant = records.filter((_record, at) => meant.every((word) => heads[at]!.includes(word)));
        if (relevant.length === 0 || relevant.length > MOST_RELEVANT) continue;
        queries.push({ q: typed, class: kind, relevant: relevant.map((record) => record.id) });
        made += 1;
      }
    }
  }
  return queries;
}
