/** A transformed text that knows, for each of its UTF-16 units, which stretch of the original it came from. */
export interface MappedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const INVISIBLE = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF]/u;
const MARK = /\p{M}/u;
/** Circled and superscript numbers would melt into a neighbouring number (13800138000① is no 12-digit number). */
const LISTED_NUMBER = /\p{No}/u;

/** NFKC without losing positions; invisible characters vanish, so that a number cut by them is still one number. */
export function normaliseMapped(original: string): MappedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  const points = [...original];
  let offset = 0;
  for (let i = 0; i < points.length; ) {
    let cluster = points[i] ?? '';
    let next = i + 1;
    while (next < points.length && MARK.test(points[next] ?? '')) cluster += points[next++] ?? '';
    const from = offset;
    offset += cluster.length;
    i = next;
    if (INVISIBLE.test(cluster) && cluster.length === 1) continue;
    const plain = LISTED_NUMBER.test(cluster) ? cluster : cluster.replace(/[\uFE00-\uFE0F]/gu, '').normalize('NFKC');
    for (let k = 0; k < plain.length; k += 1) {
      starts.push(from);
      ends.push(offset);
    }
    text += plain;
  }
  return { text, starts, ends };
}

/** Replaces pieces of a mapped text (sorted, not overlapping); every new character points at the whole piece it replaces. */
export function replaceMapped(source: MappedText, pieces: readonly { start: number; end: number; with: string }[]): MappedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  const copy = (until: number): void => {
    for (; at < until; at += 1) {
      text += source.text[at];
      starts.push(source.starts[at] ?? 0);
      ends.push(source.ends[at] ?? 0);
    }
  };
  for (const piece of pieces) {
    copy(piece.start);
    const length = piece.with.length;
    for (let k = 0; k < length; k += 1) {
      // One digit a digit word keeps exact positions; a condensed form ("三个零") points at all of itself.
      const exact = length === piece.end - piece.start;
      starts.push(source.starts[exact ? piece.start + k : piece.start] ?? 0);
      ends.push(source.ends[exact ? piece.start + k : piece.end - 1] ?? 0);
    }
    text += piece.with;
    at = piece.end;
  }
  copy(source.text.length);
  return { text, starts, ends };
}

/** The stretch of the original that a span of the transformed text covers. */
export function originalRange(mapped: MappedText, start: number, end: number): { start: number; end: number } {
  return { start: mapped.starts[start] ?? 0, end: mapped.ends[end - 1] ?? 0 };
}
