import { normaliseMapped, replaceMapped, type MappedText } from '../../domain/redaction/index.ts';
import { toSimplified } from '../text-model/han-variants.ts';

const HAN = '[\\p{Script=Han}]';
/** 保 本 保 息, 保*本, 保.本: something between two single Han characters that only serves to break the word. */
const BROKEN_WORD = new RegExp(`(?<=${HAN})(?:[ \\u3000]|[*_~^|\\\\/·•.\\-]{1,2})(?=${HAN})`, 'gu');
const SPACED_RUN = new RegExp(`${HAN}(?: ${HAN}){2,}`, 'gu');

/**
 * The form the rules read: NFKC, nothing invisible, broken-up words joined, traditional characters as simplified ones, curly
 * quotes straight. Offsets lead back to the original.
 */
export function normaliseForLint(original: string): MappedText {
  const mapped = normaliseMapped(original);
  const simplified = { ...mapped, text: [...mapped.text].map((unit) => (unit === '’' || unit === '‘' ? "'" : toSimplified(unit))).join('') };
  const gaps: { start: number; end: number; with: string }[] = [];
  const marks = [...simplified.text.matchAll(BROKEN_WORD)];
  const spaced = [...simplified.text.matchAll(SPACED_RUN)];
  for (const mark of marks) {
    // A single blank between longer words is typography; only blanks between lone characters hide a word.
    if (/^ $/.test(mark[0]) && !spaced.some((run) => mark.index > run.index && mark.index < run.index + run[0].length)) continue;
    gaps.push({ start: mark.index, end: mark.index + mark[0].length, with: '' });
  }
  return gaps.length === 0 ? simplified : replaceMapped(simplified, gaps);
}
