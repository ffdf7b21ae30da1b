import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CallDesk } from '../../components/call/call-desk.tsx';
import type { Engine, LinesFor } from '../../components/call/engine.ts';
import { deskInMemory } from '../support/desk-in-memory.tsx';
import { show } from '../support/render.tsx';

/** Offers one line, for the step and the type it is asked for. */
const followingEngine = (asked: LinesFor[]): Partial<{ engine: Engine }> => ({
  engine: {
    loadModels: async () => undefined,
    judge: () => ({ scenarios: [], type: null, alerts: [] }),
    lines: (context) => {
      asked.push(context);
      return { lines: [], pinned: [], withheld: [] };
    },
  },
});

describe('lines after a key', () => {
  it('are made from what the key recorded, without a second key and without waiting for the page', async () => {
    const asked: LinesFor[] = [];
    const { actions } = await deskInMemory(undefined, followingEngine(asked));
    await actions.startFor('inbound');
    const before = asked.at(-1)!;
    await actions.setType('impatient');
    expect(asked.at(-1)!.type).toBe('impatient');
    await actions.tick(before.stepId!, {});
    expect(asked.at(-1)!.stepId).not.toBe(before.stepId);
    await actions.markOutbound();
    expect(asked.at(-1)!.call?.direction).toBe('outbound');
  });
});

describe('a key that opens something to write or choose in', () => {
  it.each([['search', 'search'], ['edit-line', 'edit-line']] as const)('%s: the next letter goes there', async (overlay, field) => {
    const { desk, wrap } = await deskInMemory();
    show(wrap(<CallDesk />));
    act(() => desk.store.setState({ overlay }));
    const takesLetters = await screen.findByTestId(field);
    expect(document.activeElement).toBe(takesLetters);
  });
});
