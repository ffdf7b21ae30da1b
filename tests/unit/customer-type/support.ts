import { readFileSync } from 'node:fs';
import type { CorpusRow } from '../../../scripts-library/customer-type/corpus-row.ts';
import type { CustomerEvidence, EvidenceTurn } from '../../../scripts-library/customer-type/evidence.ts';

/** Lines of the agent start with `A: `, all others are the customer's. */
export function evidence(lines: readonly string[], facts?: CustomerEvidence['facts']): CustomerEvidence {
  return { locale: 'zh-CN', turns: lines.map(turn), ...(facts === undefined ? {} : { facts }) };
}

export function turn(line: string): EvidenceTurn {
  return line.startsWith('A: ') ? { speaker: 'agent', text: line.slice(3) } : { speaker: 'customer', text: line };
}

export function blindRows(): readonly CorpusRow[] {
  const file = new URL('../../fixtures/customer-type/blind.jsonl', import.meta.url);
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as CorpusRow);
}
