import type { CallRepository } from '../../storage/repositories/call-repository.ts';
import type { CallSession } from './call-session.ts';

/**
 * Links a call to the newest one before it on the same matter, so that two contacts do not look like two customers. The matter is
 * known by a keyed hash; a customer whom the page only showed masked, or a scenario not known yet, links nothing.
 */
export async function linkMatter(calls: CallRepository, session: CallSession): Promise<void> {
  const stored = await calls.get(session.id);
  if (!stored.ok || stored.value.matterKey === undefined) return;
  const others = await calls.onMatter(stored.value.matterKey);
  const { direction, links } = session.call();
  const before = others.ok ? others.value.find((one) => one.id !== session.id) : undefined;
  if (before === undefined || links.some((link) => link.callId === before.id)) return;
  await session.record({ type: 'call.linked', callId: before.id, relation: direction === 'outbound' && before.direction === 'outbound' ? 'attempt' : 'same-matter' });
}
