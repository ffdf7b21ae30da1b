import marks from './adapters/marks.json';
import certainty from './generic/labels/certainty.json';
import en from './generic/labels/en.json';
import limits from './generic/labels/limits.json';
import naming from './generic/labels/naming.json';
import traditional from './generic/labels/traditional.json';
import words from './generic/labels/words.json';
import zh from './generic/labels/zh.json';
import { expandLists, expandPatterns } from './expand-lists.ts';
import type { OwnLabels, Vocabulary } from './vocabulary.ts';

/** What tells the pages of the CRMs that adapters know, by how their paths begin. */
const crms = Object.fromEntries(Object.entries(marks).map(([path, selector]) => [`at_${path}`, selector]));

/** The words that come with the product, for the panel to hand over, with a bank's own labels where it has some. */
export const shippedVocabulary = (own: OwnLabels = {}): Vocabulary => ({ zh: expandLists(zh), en: expandLists(en), traditional, patterns: { ...expandPatterns({ ...words, ...naming }), ...crms }, limits, certainty, own });
