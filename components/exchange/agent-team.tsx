import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingCall } from '../../storage/exchange/waiting-calls.ts';
import { useStore } from 'zustand';
import { Overlay } from '../ui/overlay.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { reviewKey, ReviewsBack, type ReviewBack, type ReviewsSource } from './reviews-back.tsx';
import { SyncState } from './sync-state.tsx';
import { useAfterRounds } from './use-after-rounds.ts';
import { WaitingElsewhere } from './waiting-elsewhere.tsx';

/** A newer library that came while this panel works with the one it was opened with. */
export interface LibraryArrival {
  /** Whether one is here, and whether a call still keeps the old one. */
  state(): 'current' | 'waits-for-call' | 'ready';
  watch(run: () => void): () => void;
  /** Begins anew with it. */
  take(): void;
}

interface AgentTeamProps {
  readonly store: ExchangeStore;
  readonly onOpen: () => void;
  readonly reviews: ReviewsSource;
  readonly library: LibraryArrival;
  /** Own calls that were parked at another desk; taking one over opens it here. */
  readonly elsewhere: { list(): Promise<readonly WaitingCall[]>; continueHere(id: string): Promise<void> };
}

/** The last line of the agent's panel: how the exchange stands, reviews that came back, a newer library. It never opens anything by itself. */
export function AgentTeam({ store, onOpen, reviews, library, elsewhere }: AgentTeamProps) {
  const { t } = useTranslation();
  const [backs, setBacks] = useState<readonly ReviewBack[]>([]);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [reading, setReading] = useState<'reviews' | 'elsewhere' | null>(null);
  const [parked, setParked] = useState<readonly WaitingCall[]>([]);
  const [arrival, setArrival] = useState(library.state());
  useEffect(() => {
    let current = true;
    const read = (): void => void reviews.list().then((list) => {
      if (!current) return;
      const seen = reviews.seen();
      setBacks(list);
      setFresh(new Set(list.map(reviewKey).filter((key) => !seen.has(key))));
    });
    read();
    const end = reviews.watch(read);
    return () => { current = false; end(); };
  }, [reviews]);
  useEffect(() => library.watch(() => setArrival(library.state())), [library]);

  // A round may have brought calls of another desk.
  useAfterRounds(store, elsewhere.list, setParked);

  const members = useStore(store.view, (view) => view.state?.team?.members) ?? [];
  const close = (): void => {
    if (reading === 'reviews') {
      reviews.markSeen([...fresh]);
      setFresh(new Set());
    }
    setReading(null);
  };
  const link = 'rounded-sm text-accent underline decoration-dotted';
  return (
    <footer className="mt-auto border-t border-line px-3 py-1" data-testid="agent-team">
      <SyncState store={store} onOpen={onOpen}>
        {backs.length === 0 ? null : <button type="button" data-testid="reviews-open" data-fresh={fresh.size} className={link} onClick={() => setReading('reviews')}>{fresh.size > 0 ? t('reviews.fresh', { count: fresh.size }) : t('reviews.all', { count: backs.length })}</button>}
        {parked.length === 0 ? null : <button type="button" data-testid="elsewhere-open" className={link} onClick={() => setReading('elsewhere')}>{t('elsewhere.count', { count: parked.length })}</button>}
        {arrival === 'current' ? null : arrival === 'ready' ? <button type="button" data-testid="library-arrived" data-state={arrival} className={link} onClick={() => library.take()}>{t('library.take')}</button> : <span data-testid="library-arrived" data-state={arrival} className="text-quiet">{t('library.waits')}</span>}
      </SyncState>
      {reading === 'elsewhere' ? <Overlay title={t('elsewhere.title')} onClose={close} testId="elsewhere-dialog"><WaitingElsewhere calls={parked} onContinue={(id) => { close(); void elsewhere.continueHere(id).then(() => elsewhere.list()).then(setParked); }} /></Overlay> : null}
      {reading === 'reviews' ? <Overlay title={t('reviews.title')} onClose={close} testId="reviews-dialog"><ReviewsBack reviews={backs} fresh={fresh} members={members} /></Overlay> : null}
    </footer>
  );
}
