import type { CallRepository } from '../../storage/repositories/call-repository.ts';
import type { DeskActions } from './desk-actions.ts';
import type { Desk } from './desk-store.ts';

/** A promise of any call is kept: written on the record it was made in, also after its closing. Null, or the code of what went wrong. */
export async function keepPromise(calls: CallRepository, callId: string, promiseId: string): Promise<string | null> {
  const saved = await calls.append(callId, [{ type: 'promise.kept', promiseId }]);
  return saved.ok ? null : saved.failure.code;
}

/** The same from the desk, whose open call has one writer. */
export async function keepPromiseAtDesk({ services, current, record }: Desk, callId: string, promiseId: string): Promise<string | null> {
  if (current()?.id !== callId) return keepPromise(services.calls, callId, promiseId);
  return (await record({ type: 'promise.kept', promiseId })) ? null : 'storage.unknown';
}

/** Calls the customer of an earlier call back. What is open on the phone waits parked, a chat goes on beside it. */
export async function callBack(desk: Desk, actions: DeskActions, callId: string): Promise<boolean> {
  desk.store.setState({ overlay: null });
  const current = desk.current();
  if (current?.id === callId) return true;
  if (current && current.call().channel !== 'chat') await actions.park('next-call');
  return desk.continueFrom(callId);
}
