import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Overlay } from '../ui/overlay.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { reviewKey, ReviewsBack, type ReviewBack, type ReviewsSource } from './reviews-back.tsx';
import { SyncState } from './sync-state.tsx';

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
}

/** The last line of the agent's panel: how the exchange stands, reviews that came back, a newer library. It never opens anything by itself. */
export function AgentTeam({ store, onOpen, reviews, library }: AgentTeamProps) {
  const { t } = useTranslation();
  const [backs, setBacks] = useState<readonly ReviewBack[]>([]);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [reading, setReading] = useState(false);
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

  const close = (): void => {
    reviews.markSeen([...fresh]);
    setFresh(new Set());
    setReading(false);
  };
  const link = 'rounded-sm text-accent underline decoration-dotted';
  return (
    <footer className="mt-auto border-t border-line px-3 py-1" data-testid="agent-team">
      <SyncState store={store} onOpen={onOpen}>
        {backs.length === 0 ? null : <button type="button" data-testid="reviews-open" data-fresh={fresh.size} className={link} onClick={() => setReading(true)}>{fresh.size > 0 ? t('reviews.fresh', { count: fresh.size }) : t('reviews.all', { count: backs.length })}</button>}
        {arrival === 'current' ? null : arrival === 'ready' ? <button type="button" data-testid="library-arrived" data-state={arrival} className={link} onClick={() => library.take()}>{t('library.take')}</button> : <span data-testid="library-arrived" data-state={arrival} className="text-quiet">{t('library.waits')}</span>}
      </SyncState>
      {reading ? <Overlay title={t('reviews.title')} onClose={close} testId="reviews-dialog"><ReviewsBack reviews={backs} fresh={fresh} /></Overlay> : null}
    </footer>
  );
}
