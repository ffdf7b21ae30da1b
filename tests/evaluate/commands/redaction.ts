import { findPersonalData } from '../../../domain/redaction/index.ts';
import { readWhole, ROWS } from '../rows.ts';

interface Vector { readonly type: string; readonly value: string; readonly valid: boolean; readonly why: string; readonly text: string | null }
interface RunningText { readonly text: string; readonly expect: readonly (readonly [string, string])[] }
export interface VectorFile { readonly vectors: readonly Vector[]; readonly texts: readonly RunningText[] }

const plain = (value: string): string => value.normalize('NFKC');

/** Why a vector fails, or null. A vector whose value is its whole text names a context word too: the number in it counts. */
export function vectorFailure(vector: Vector): string | null {
  const text = vector.text ?? vector.value;
  const ofType = findPersonalData(text).filter((finding) => finding.type === vector.type);
  const value = plain(vector.value);
  if (!vector.valid) return ofType.length === 0 ? null : `flagged ${ofType.map((finding) => finding.value).join(', ')}`;
  const hit = ofType.some((finding) => finding.value === value || (vector.text === vector.value && value.includes(finding.value)));
  return hit ? null : `not found; found ${JSON.stringify(findPersonalData(text).map((finding) => [finding.type, finding.value]))}`;
}

/** Why a running text fails, or null: its set of (type, value) must be exactly what is expected. */
export function textFailure(row: RunningText): string | null {
  const pairs = (list: readonly (readonly [string, string])[]): string => [...new Set(list.map(([type, value]) => `${type} ${plain(value)}`))].sort().join(' | ');
  const found = pairs(findPersonalData(row.text).map((finding) => [finding.type, finding.value] as const));
  const expected = pairs(row.expect);
  return found === expected ? null : `expected ${expected || 'nothing'}; found ${found || 'nothing'}`;
}

/** `npm run evaluate -- redaction FILE`: each vector and each running text counts one. */
export async function main(args: readonly string[]): Promise<void> {
  const [file] = args;
  if (file === undefined) throw new Error('redaction FILE');
  const data = readWhole<VectorFile>(file, ROWS.vectors);
  const failures: string[] = [];
  for (const vector of data.vectors) {
    const why = vectorFailure(vector);
    if (why !== null) failures.push(`${vector.type} ${vector.value} (${vector.why}): ${why}`);
  }
  for (const row of data.texts) {
    const why = textFailure(row);
    if (why !== null) failures.push(`text ${row.text}: ${why}`);
  }
  for (const failure of failures) console.log(`FAILED ${failure}`);
  const total = data.vectors.length + data.texts.length;
  console.log(`${total - failures.length} of ${total} passed`);
  console.log(JSON.stringify({ passed: total - failures.length, failed: failures.length }));
}
