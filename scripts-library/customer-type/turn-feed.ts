import type { EvidenceTurn } from './evidence.ts';
import { WINDOW } from './features.ts';
import { readTurn, type TurnReading } from './turn-reading.ts';

/** Turns in, the last evidence turns out. Each turn is read once; older than the window is forgotten. */
export interface TurnFeed {
  /** Returns whether the turn was evidence. */
  add(turn: EvidenceTurn): boolean;
  /** Oldest first, at most the window. */
  evidence(): readonly TurnReading[];
}

export function createTurnFeed(): TurnFeed {
  let agentBefore = '';
  let recent: readonly TurnReading[] = [];
  return {
    add(turn) {
      if (turn.speaker === 'agent') {
        agentBefore = turn.text;
        return false;
      }
      if (turn.speaker !== 'customer') return false;
      const reading = readTurn(turn.text, agentBefore, turn.at);
      agentBefore = '';
      if (reading.role !== 'evidence') return false;
      recent = [...recent, reading].slice(-WINDOW);
      return true;
    },
    evidence: () => recent,
  };
}
