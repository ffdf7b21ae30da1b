/** A shorter sentence alone says too little to be judged. */
const SHORTEST = 10;

export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The whole text, then its sentences; a text of one sentence is given once. */
export function pieces(text: string): readonly Piece[] {
  const cut = [...text.matchAll(/[^。！？!?；;\n]+?(?:[。！？!?；;\n]+|\.(?=\s|$)|$)["”」』]?/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length })).filter((piece) => piece.end - piece.start >= SHORTEST);
  return cut.length > 1 ? [{ start: 0, end: text.length }, ...cut] : [{ start: 0, end: text.length }];
}
