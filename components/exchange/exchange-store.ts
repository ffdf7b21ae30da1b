import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, Result } from '../../domain/result.ts';
import type { ExchangeService, ExchangeState } from '../../storage/exchange/exchange-service.ts';

/** What the views of the exchange show. */
export interface ExchangeView {
  /** Null until it is read, or where it cannot be. */
  readonly state: ExchangeState | null;
  /** Of what the person did last, or of reading the state. */
  readonly failure: Failure | null;
  readonly busy: boolean;
  /** A round by itself waits, for a call's text is being typed. */
  readonly typing: boolean;
}

/** Runs one act of the person; answers its value, or null after its failure was shown. */
export type Act = <T>(work: () => Promise<Result<T, Failure>>) => Promise<T | null>;

export interface ExchangeStore {
  readonly service: ExchangeService;
  readonly view: StoreApi<ExchangeView>;
  readonly act: Act;
  /** A round with the folder that the person asked for: the browser may ask for permission. */
  exchangeNow(): Promise<void>;
  /** A round by itself, soon: something was closed or published. */
  soon(): void;
  /** Begins rounds by themselves; returns their end. */
  start(): () => void;
}

/** As much of the page as the rounds listen to. */
export type Surroundings = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & { readonly document?: { readonly visibilityState: string } };

/** In milliseconds: after a text was typed, after a failure, after something new of one's own, between two looks at what other pages did. */
export const AFTER_TYPING = 15_000;
const AFTER_FAILURE = 60_000;
const SOON = 2_000;
const LOOK_AGAIN = 60_000;
const MINUTE = 60_000;

/**
 * The exchange as one page sees it. Rounds go by themselves at the start, as often as the team file says, when the network or the
 * person comes back, and never while a call's text is typed: the service refuses then and the round is tried again shortly after.
 */
export function createExchangeStore(service: ExchangeService, surroundings: Surroundings = globalThis as unknown as Surroundings): ExchangeStore {
  const view = createStore<ExchangeView>(() => ({ state: null, failure: null, busy: false, typing: false }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let working = 0;
  /** Other pages of this machine: what one of them exchanged, all show. */
  let others: BroadcastChannel | null = null;

  const load = async (): Promise<void> => {
    const read = await service.state();
    view.setState(read.ok ? { state: read.value } : { state: null, failure: read.failure });
  };
  /** Shown as busy until its outcome can be shown too. */
  const busily = async <T>(work: () => Promise<T>): Promise<T> => {
    working += 1;
    view.setState({ busy: true });
    const done = await work();
    await load();
    working -= 1;
    view.setState({ busy: working > 0 });
    others?.postMessage('exchanged');
    return done;
  };
  const act: Act = async (work) => {
    const done = await busily(work);
    view.setState({ failure: done.ok ? null : done.failure });
    return done.ok ? done.value : null;
  };
  const again = (milliseconds: number): void => {
    clearTimeout(timer);
    if (running) timer = setTimeout(() => void round(), milliseconds);
  };
  const round = async (): Promise<void> => {
    const folder = view.getState().state?.folder;
    const minutes = view.getState().state?.team?.exchange.everyMinutes ?? 5;
    if (view.getState().state?.team == null || folder?.permission !== 'granted') {
      await load();
      return again(LOOK_AGAIN);
    }
    const done = await busily(() => service.exchangeWithFolder(false));
    const typing = !done.ok && done.failure.code === 'exchange.typing';
    view.setState({ typing });
    again(typing ? AFTER_TYPING : done.ok ? minutes * MINUTE : AFTER_FAILURE);
  };
  const cameBack = (): void => {
    if (surroundings.document?.visibilityState !== 'hidden') again(SOON);
  };

  return {
    service,
    view,
    act,
    exchangeNow: async () => {
      await act(() => service.exchangeWithFolder(true));
      view.setState({ typing: false });
    },
    soon: () => again(SOON),
    start() {
      running = true;
      others = new BroadcastChannel('aside-exchange');
      others.addEventListener('message', () => void load());
      for (const event of ['online', 'visibilitychange']) surroundings.addEventListener(event, cameBack);
      void load().then(() => (running ? round() : undefined));
      return () => {
        running = false;
        others?.close();
        others = null;
        clearTimeout(timer);
        for (const event of ['online', 'visibilitychange']) surroundings.removeEventListener(event, cameBack);
      };
    },
  };
}
