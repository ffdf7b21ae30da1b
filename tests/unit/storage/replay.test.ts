import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayFollow } from '../../../domain/call/append-rule.ts';
import type { Call } from '../../../domain/call/call.ts';
import { applyEvent, beginCall, foldCall } from '../../../domain/call/fold.ts';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import { packClosedCalls } from '../../../storage/blocks/pack-closed.ts';
import { anyBody, started } from '../call/events.ts';
import { openTestStore, valueOf } from './store.ts';

/** As JSON keeps it: what is undefined is not there. */
const plain = (call: Call): unknown => JSON.parse(JSON.stringify(call));

it('what is read back is what was written, in whatever batches, in the journal and in a block', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyBody, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), async (batches) => {
      const store = await openTestStore();
      const { id } = valueOf(await store.calls.start(started));
      let expected: Call = beginCall({ ...started, seq: 1, at: store.clock() });
      for (const bodies of batches) {
        store.clock.advance(1000);
        const before = expected;
        let allowed = true;
        for (const body of bodies) {
          allowed &&= mayFollow(expected, body).ok;
          if (allowed) expected = applyEvent(expected, { ...body, seq: expected.lastSeq + 1, at: store.clock() });
        }
        // A batch with one event that may not follow is refused whole.
        if (!allowed) expected = before;
        expect((await store.calls.append(id, bodies, { expectedSeq: before.lastSeq })).ok).toBe(allowed);
      }
      expect(plain(valueOf(await store.calls.get(id)).call)).toEqual(plain(expected));
      const events = valueOf(await store.calls.events(id));
      expect(plain(foldCall(events))).toEqual(plain(expected));
      const packed = valueOf(await packClosedCalls(store.database, store.vault, createBlockStore(store.database, store.vault, () => 'u'), '2030-01-01T00:00:00.000Z', 1));
      expect(packed).toBe(expected.status === 'closed' ? 1 : 0);
      expect(valueOf(await store.calls.events(id))).toEqual(events);
      store.close();
    }),
    { numRuns: 25 },
  );
});
