/**
 * The first schema. FROZEN: a later version is a new file that lists only the tables it changes.
 * `calls.state` is 'open' | 'parked' | 'closed'; a compound key with `id` last makes pages by key exact when times are equal.
 */
export const VERSION_1 = {
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
} as const;
