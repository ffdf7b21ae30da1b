import type { Call } from '../../domain/call/call.ts';
import type { CallEvent, CallEventBody } from '../../domain/call/events.ts';
import { searchText } from '../../domain/note/search-text.ts';
import { succeed, type Result } from '../../domain/result.ts';
import { ADDRESS } from '../sealed-fields.ts';
import type { StorageFailure } from '../failures.ts';
import type { CallEventRow, CallRow, TypingRow } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import { summaryOf, type CallSummary } from './call-list.ts';

export async function sealEvent(vault: Vault, callId: string, event: CallEvent): Promise<Result<CallEventRow, StorageFailure>> {
  const { seq, at, ...body } = event;
  const sealed = await vault.seal(ADDRESS.event(callId, seq), body);
  return sealed.ok ? succeed({ callId, seq, at, body: sealed.value }) : sealed;
}

export async function openEvent(vault: Vault, row: CallEventRow): Promise<Result<CallEvent, StorageFailure>> {
  const body = await vault.open<CallEventBody>(ADDRESS.event(row.callId, row.seq), row.body);
  return body.ok ? succeed({ ...body.value, seq: row.seq, at: row.at }) : body;
}

export async function sealCallRow(vault: Vault, callId: string, author: string, call: Call, matterKey: string | undefined): Promise<Result<CallRow, StorageFailure>> {
  const sealed = await vault.seal(ADDRESS.summary(callId, call.lastSeq), summaryOf(call));
  if (!sealed.ok) return sealed;
  const note = call.status === 'closed' ? await vault.seal(ADDRESS.note(callId, call.lastSeq), searchText(call)) : undefined;
  if (note !== undefined && !note.ok) return note;
  return succeed({
    id: callId,
    state: call.status,
    startedAt: call.startedAt,
    updatedAt: call.lastAt,
    ...(call.closedAt === undefined ? {} : { closedAt: call.closedAt }),
    author,
    seq: call.lastSeq,
    channel: call.channel,
    direction: call.direction,
    ...(call.scenario === undefined ? {} : { scenario: call.scenario.id }),
    ...(call.flow === undefined ? {} : { flowId: call.flow.id }),
    pendingForLead: call.pendingForLead ? 1 : 0,
    ...(matterKey === undefined ? {} : { matterKey }),
    summary: sealed.value,
    ...(note === undefined ? {} : { note: note.value }),
  });
}

export const openSummary = (vault: Vault, row: CallRow): Promise<Result<CallSummary, StorageFailure>> =>
  vault.open<CallSummary>(ADDRESS.summary(row.id, row.seq), row.summary);

export async function sealTyping(vault: Vault, callId: string, part: string, at: string, text: string): Promise<Result<TypingRow, StorageFailure>> {
  const sealed = await vault.seal(ADDRESS.typing(callId, part), { at, text });
  return sealed.ok ? succeed({ callId, part, at, text: sealed.value }) : sealed;
}

export const openTyping = (vault: Vault, row: TypingRow): Promise<Result<{ readonly at: string; readonly text: string }, StorageFailure>> =>
  vault.open(ADDRESS.typing(row.callId, row.part), row.text);
