import { fail, succeed, type Result } from '../../domain/result.ts';

/** The first record: what the file is. */
export interface BackupManifest {
  readonly format: 'aside.backup/1';
  /** Schema version of the rows. */
  readonly schema: number;
  readonly createdAt: string;
  readonly author: string;
}

/** One row of a table: its plain fields as JSON, its sealed fields opened, as bytes. */
export interface BackupRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly opened: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}

export type ContainerFailure = { readonly code: 'backup.foreign' | 'backup.damaged' };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Manifest, rows and an end record as bytes. Each record: length of its head (4 bytes, big-endian), head as JSON, then the
 * opened fields one after the other, so that no byte is written as text.
 */
export function writeContainer(manifest: BackupManifest, rows: readonly BackupRow[]): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const record = (head: object, bytes: readonly Uint8Array[] = []): void => {
    const json = encoder.encode(JSON.stringify(head));
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, json.length);
    pieces.push(length, json, ...bytes);
  };
  record(manifest);
  for (const { table, row, opened } of rows) {
    const fields = Object.entries(opened);
    record({ table, row, opened: fields.map(([field, bytes]) => [field, bytes.length]) }, fields.map(([, bytes]) => bytes));
  }
  record({ end: rows.length });
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Reads what `writeContainer` wrote, whole or not at all. */
export function readContainer(bytes: Uint8Array<ArrayBuffer>): Result<{ readonly manifest: BackupManifest; readonly rows: readonly BackupRow[] }, ContainerFailure> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): Uint8Array<ArrayBuffer> => {
    if (!Number.isInteger(length) || length < 0 || at + length > bytes.length) throw new RangeError('beyond the end');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const head = (): Record<string, unknown> => {
    const length = view.getUint32(at);
    at += 4;
    return JSON.parse(decoder.decode(take(length))) as Record<string, unknown>;
  };
  try {
    const manifest = head();
    if (manifest['format'] !== 'aside.backup/1') return fail({ code: 'backup.foreign' });
    const rows: BackupRow[] = [];
    for (;;) {
      const next = head();
      if ('end' in next) return next['end'] === rows.length && at === bytes.length ? succeed({ manifest: manifest as unknown as BackupManifest, rows }) : fail({ code: 'backup.damaged' });
      const { table, row, opened } = next as { table: string; row: Record<string, unknown>; opened: [string, number][] };
      rows.push({ table, row, opened: Object.fromEntries(opened.map(([field, length]) => [field, take(length).slice()])) });
    }
  } catch {
    return fail({ code: at === 0 ? 'backup.foreign' : 'backup.damaged' });
  }
}
