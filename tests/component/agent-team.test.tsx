import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AgentTeam, type LibraryArrival } from '../../components/exchange/agent-team.tsx';
import { createExchangeStore } from '../../components/exchange/exchange-store.ts';
import { reviewKey, type ReviewBack, type ReviewsSource } from '../../components/exchange/reviews-back.tsx';
import { SCORECARD_ITEMS, type ItemMarks } from '../../domain/review/scorecard.ts';
import type { WaitingCall } from '../../storage/exchange/waiting-calls.ts';
import { exchangeService, stateOf } from '../support/exchange-desk.ts';
import { show, violations } from '../support/render.tsx';

const fullMarks = Object.fromEntries(SCORECARD_ITEMS.map((item) => [item.no, item.points])) as ItemMarks;
const reviewed = (id: string, over: Partial<ReviewBack['review']> = {}): ReviewBack => ({
  review: { id, callId: id, state: 'final', kind: 'random', marks: { ...fullMarks, 17: 1 }, reasons: { 17: '没有道别' }, fatal: [], comment: '开场很好', heard: [], author: '9001@m9001', createdAt: '2026-01-05T02:00:00.000Z', updatedAt: '2026-01-05T02:00:00.000Z', ...over },
  closedAt: '2026-01-05T01:00:00.000Z', maskedName: '王**',
});
const parked: WaitingCall = { id: 'c9', author: '8001@m2', name: '陈芳', mine: true, startedAt: '2026-01-05T01:00:00.000Z', openSteps: 3, openPromises: 1, pendingForLead: false, maskedName: '郑**' };

function given({ reviews = [] as readonly ReviewBack[], elsewhere = [] as readonly WaitingCall[], arrival = 'current' as ReturnType<LibraryArrival['state']> } = {}) {
  let list = reviews;
  const seen = new Set<string>();
  const [told, arrived]: [Set<() => void>, Set<() => void>] = [new Set(), new Set()];
  let library = arrival;
  const source: ReviewsSource = {
    list: async () => list, seen: () => seen, markSeen: vi.fn((keys: readonly string[]) => keys.forEach((key) => seen.add(key))),
    watch: (run) => { told.add(run); return () => told.delete(run); },
  };
  const arrivals: LibraryArrival = { state: () => library, watch: (run) => { arrived.add(run); return () => arrived.delete(run); }, take: vi.fn() };
  const continueHere = vi.fn(async () => undefined);
  const rendered = show(
    <AgentTeam
      store={createExchangeStore(exchangeService(stateOf()), new EventTarget())} onOpen={() => undefined}
      reviews={source} library={arrivals} elsewhere={{ list: async () => elsewhere, continueHere }}
    />,
  );
  return {
    ...rendered, source, arrivals, continueHere,
    comes: (next: readonly ReviewBack[]) => act(async () => { list = next; for (const run of told) run(); }),
    libraryIs: (state: typeof library) => act(async () => { library = state; for (const run of arrived) run(); }),
  };
}

describe('reviews that come back', () => {
  it('show as a quiet count, open at a press alone, and are new no longer once read', async () => {
    const { comes, source, container } = given();
    await screen.findByTestId('sync-state');
    expect(screen.queryByTestId('reviews-open')).toBeNull();
    await comes([reviewed('a')]);
    await waitFor(() => expect(screen.getByTestId('reviews-open').textContent).toBe('新质检 1'));
    expect(screen.queryByTestId('reviews-dialog')).toBeNull();
    await userEvent.click(screen.getByTestId('reviews-open'));
    const words = screen.getByTestId('review-back').textContent;
    for (const part of ['王**', '98 · 优秀', '开场很好', '1/3', '没有道别', '周敏 评']) expect(words).toContain(part);
    expect(await violations(container)).toEqual([]);
    await userEvent.click(screen.getByLabelText('关闭'));
    expect(source.markSeen).toHaveBeenCalledWith([reviewKey(reviewed('a'))]);
    expect(screen.getByTestId('reviews-open').textContent).toBe('质检 1');
  });

  it('changed since are new again', async () => {
    const { comes, source } = given({ reviews: [reviewed('a')] });
    source.markSeen([reviewKey(reviewed('a'))]);
    await comes([reviewed('a', { state: 'settled', updatedAt: '2026-01-06T02:00:00.000Z' })]);
    expect((await screen.findByTestId('reviews-open')).getAttribute('data-fresh')).toBe('1');
  });

  it('name a fatal error', async () => {
    given({ reviews: [reviewed('a', { fatal: ['F1'] })] });
    await userEvent.click(await screen.findByTestId('reviews-open'));
    expect(screen.getByTestId('review-back').textContent).toMatch(/0 · 不合格.*F1/s);
  });
});

describe('a newer library', () => {
  it('waits for the end of the call, then is taken at a press', async () => {
    const { libraryIs, arrivals } = given();
    await screen.findByTestId('sync-state');
    expect(screen.queryByTestId('library-arrived')).toBeNull();
    await libraryIs('waits-for-call');
    expect(screen.getByTestId('library-arrived').textContent).toContain('这通结束后换用');
    expect(screen.getByTestId('library-arrived').tagName).toBe('SPAN');
    await libraryIs('ready');
    await userEvent.click(screen.getByTestId('library-arrived'));
    expect(arrivals.take).toHaveBeenCalledOnce();
  });
});

describe('calls parked at another desk', () => {
  it('are listed at a press and continued here', async () => {
    const { continueHere, container } = given({ elsewhere: [parked] });
    await userEvent.click(await screen.findByTestId('elsewhere-open'));
    expect(screen.getByTestId('waiting-elsewhere').textContent).toMatch(/郑\*\*.*陈芳，未完成步骤 3，承诺 1/s);
    expect(await violations(container)).toEqual([]);
    await userEvent.click(screen.getByTestId('continue-here'));
    expect(continueHere).toHaveBeenCalledWith('c9');
    await waitFor(() => expect(screen.queryByTestId('elsewhere-dialog')).toBeNull());
  });
});
