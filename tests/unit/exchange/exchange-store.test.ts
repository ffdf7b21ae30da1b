import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AFTER_TYPING, createExchangeStore, type ExchangeStore } from '../../../components/exchange/exchange-store.ts';
import { fail, succeed, type Failure, type Result } from '../../../domain/result.ts';
import type { ExchangeState } from '../../../storage/exchange/exchange-service.ts';
import type { RoundReport } from '../../../storage/exchange/round.ts';
import { exchangeService, stateOf } from '../../support/exchange-desk.ts';

const report: RoundReport = { bundles: 0, records: 0, passedOver: 0, replayed: 0, waiting: [], refused: [], sent: 0 };
const granted: Partial<ExchangeState> = { folder: { name: 'shared', permission: 'granted' } };

describe('rounds by themselves', () => {
  let end: () => void = () => undefined;
  const surroundings = Object.assign(new EventTarget(), { document: { visibilityState: 'visible' } });
  let answer: Result<RoundReport, Failure> = succeed(report);
  const started = async (state: Partial<ExchangeState> = granted): Promise<{ readonly store: ExchangeStore; readonly rounds: ReturnType<typeof vi.fn> }> => {
    const rounds = vi.fn(async () => answer);
    const store = createExchangeStore(exchangeService(stateOf(state), { exchangeWithFolder: rounds }), surroundings);
    end = store.start();
    await vi.advanceTimersByTimeAsync(0);
    return { store, rounds };
  };
  beforeEach(() => {
    vi.useFakeTimers();
    answer = succeed(report);
  });
  afterEach(() => {
    end();
    vi.useRealTimers();
  });

  it('go at the start and as often as the team file says', async () => {
    const { rounds } = await started();
    expect(rounds).toHaveBeenCalledTimes(1);
    expect(rounds).toHaveBeenCalledWith(false);
    await vi.advanceTimersByTimeAsync(5 * 60_000 - 1);
    expect(rounds).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(rounds).toHaveBeenCalledTimes(2);
  });

  it('wait while a text is typed, say so, and try again when it may have ended', async () => {
    answer = fail({ code: 'exchange.typing' });
    const { store, rounds } = await started();
    expect(store.view.getState()).toMatchObject({ typing: true, failure: null, busy: false });
    answer = succeed(report);
    await vi.advanceTimersByTimeAsync(AFTER_TYPING);
    expect(rounds).toHaveBeenCalledTimes(2);
    expect(store.view.getState().typing).toBe(false);
  });

  it('try again a minute after a failure, and when the network comes back', async () => {
    answer = fail({ code: 'carrier.unreachable' });
    const { rounds } = await started();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rounds).toHaveBeenCalledTimes(2);
    surroundings.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(rounds).toHaveBeenCalledTimes(3);
  });

  it.each<[string, Partial<ExchangeState>]>([
    ['without a folder', {}], ['without permission', { folder: { name: 'shared', permission: 'prompt' } }], ['without a team', { ...granted, team: null }],
  ])('never go %s', async (_what, state) => {
    const { rounds } = await started(state);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(rounds).not.toHaveBeenCalled();
  });

  it('end with the page', async () => {
    const { rounds } = await started();
    end();
    surroundings.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(rounds).toHaveBeenCalledTimes(1);
  });

  it('go soon after something was closed', async () => {
    const { store, rounds } = await started();
    store.soon();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(rounds).toHaveBeenCalledTimes(2);
  });

  it('asked for by the person may ask for permission; the failure is shown', async () => {
    const { store, rounds } = await started();
    answer = fail({ code: 'carrier.permission' });
    await store.exchangeNow();
    expect(rounds).toHaveBeenLastCalledWith(true);
    expect(store.view.getState().failure).toEqual({ code: 'carrier.permission' });
    answer = succeed(report);
    await store.exchangeNow();
    expect(store.view.getState().failure).toBeNull();
  });
});
