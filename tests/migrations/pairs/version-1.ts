/**
 * FROZEN. A database as version 1 wrote it. Its rows (`version-1.rows.json`) were sealed with the key below, which exists for
 * this pair alone; code that cannot read them any more lacks a migration. Version 1 has nothing before it, so that what is
 * seeded is also what must be found.
 */
export const VERSION = 1;
export const KEY_BASE64 = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
export const STORES = {
  calls: 'id, [state+startedAt], [closedAt+id], matterKey',
  callEvents: '[callId+seq]',
  typing: '[callId+part]',
  blocks: 'id',
  blockIds: 'id',
  blockNotes: 'id',
  blockEvents: 'id',
  libraryRecords: '[packId+recordId+version], [packId+recordId], [packId+state]',
  packs: 'id, [locale+jurisdiction]',
  reviews: 'id, callId, createdAt',
  usage: '[scriptId+version+how], scriptId',
  settings: 'key',
  mappings: 'id, origin',
  promises: 'id, callId, [state+dueAt]',
  audit: 'seq',
  tombstones: '[kind+id], deletedAt',
  keys: 'id',
};
