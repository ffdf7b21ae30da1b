import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, readCalls, readInTheClear } from '../support/browser/records.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';
import { STAGES } from '../../scripts/walk/stages.ts';

/** The stages of the walk are the call; afterwards the records are looked at. Tests of this file build on each other. */
describe('one call, from the open panel to the closed record', { shuffle: false }, () => {
  let session: AgentSession;
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(() => session?.close());

  it.each(STAGES)('$name', (stage) => stage.run(session));

  it('leaves a closed call in IndexedDB with every step, script and time', async () => {
    const [call, ...others] = await readCalls(session.panel);
    expect(others).toEqual([]);
    expect(call?.state).toMatch(/^(closed|parked)$/);
    const events = call?.events ?? [];
    expect(events.map((each) => each.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.every((each, index) => index === 0 || each.at >= (events[index - 1]?.at ?? ''))).toBe(true);
    for (const type of ['call.started', 'type.set', 'flow.chosen', 'script.copied', 'script.inserted', 'script.said', 'step.ticked', 'note.edited', 'disposition.set'])
      expect(events.map((each) => each.type), type).toContain(type);
    expect(events.filter((each) => each.type === 'mark.set').map((each) => each['mark'])).toEqual(expect.arrayContaining(['connected', 'ended']));
  });

  it('records the version of the library with each line that was used', async () => {
    const [call] = await readCalls(session.panel);
    if (!call) throw new Error('no call');
    for (const { script } of eventsOf(call, 'script.said') as unknown as { script: Record<string, unknown> }[])
      expect(script).toEqual({ scriptId: expect.any(String), version: expect.any(Number), libraryVersion: expect.stringMatching(/^\d/), variant: expect.any(String) });
  });

  it('leaves nothing in the clear that names or describes the customer', async () => {
    const clear = await readInTheClear(session.panel);
    for (const secret of ['王德明', '13800017526', '110101195904182311', '金融大街', '25日到账']) expect(clear).not.toContain(secret);
  });

  it('does not show what the page hides: other people of the queue, the emergency contact', async () => {
    const shown = await session.panel.locator('body').innerText();
    for (const stranger of ['刘秀芬', '周桂芳', '林晓峰', '韩静']) expect(shown).not.toContain(stranger);
  });
});
