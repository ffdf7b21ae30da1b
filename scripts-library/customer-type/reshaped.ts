import type { CorpusRow } from './corpus-row.ts';

/** A reshaped row is a row of its own for less than a written one. */
export const RESHAPED_WEIGHT = 0.5;

/**
 * The same words cut into turns another way. A chat sends in three lines what a letter says in one; the manner is the same, and
 * the model must not take the cut for the manner. Silence is exempt (its turns are the sign), so are rows with the agent's words.
 */
export function reshaped(row: CorpusRow): CorpusRow | null {
  if (row.acceptable.includes('silent') || row.agent_before !== undefined) return null;
  if (row.turns.length > 1) return { ...row, turns: [row.turns.map(closed).join(row.lang === 'en' ? ' ' : '')] };
  const sentences = (row.turns[0]!.match(/[^。！？!?.;；]+[。！？!?.;；]*/gu) ?? []).map((part) => part.trim()).filter((part) => part !== '');
  const parts = sentences.length > 1 ? sentences : row.turns[0]!.split(/[，,]\s*/u).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => [...part].length > 3) ? { ...row, turns: parts.slice(-4) } : null;
}

function closed(turn: string): string {
  if (/[。！？!?.…，,;；]$/u.test(turn)) return turn;
  return /\p{Script=Han}/u.test(turn) ? `${turn}，` : `${turn}.`;
}
