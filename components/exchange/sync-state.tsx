import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { classNames } from '../ui/class-names.ts';
import type { ExchangeStore } from './exchange-store.ts';
import { problemWords } from './problem-words.ts';
import { syncWords, type Said } from './sync-words.ts';

const TONES = { quiet: 'text-quiet', waits: 'text-must', failed: 'text-harm' } as const;
const DOTS = { quiet: 'bg-done', waits: 'bg-must', failed: 'bg-harm' } as const;

interface SyncStateProps {
  readonly store: ExchangeStore;
  /** Leads to the team's part, where files, folder and members are. */
  readonly onOpen: () => void;
  readonly children?: ReactNode;
}

/** How the exchange stands, in words, in every desk: the last one, what waits, what failed and why; and the way to try again. */
export function SyncState({ store, onOpen, children }: SyncStateProps) {
  const { t, i18n } = useTranslation();
  const view = useStore(store.view);
  useEffect(() => store.start(), [store]);
  const words = syncWords(view, (iso) => instantWords(iso, i18n.language));
  if (words === null) return null;
  const say = ({ key, params, why }: Said): string => {
    const what = t(key, { ...params, defaultValue: t('failure.storage.unknown') });
    return why === undefined ? what : t('sync.because', { what, why: problemWords(t, why) });
  };
  const worst = [words.first, ...words.rest].map((said) => said.tone).toSorted((a, b) => Object.keys(TONES).indexOf(b) - Object.keys(TONES).indexOf(a))[0]!;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 text-sm" data-testid="sync-state" data-tone={worst} data-busy={view.busy}>
      <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', DOTS[worst])} />
      <p role="status" className="min-w-0">
        {[words.first, ...words.rest].map((said, index) => <span key={said.key} className={TONES[said.tone]}>{index === 0 ? '' : ' · '}{say(said)}</span>)}
      </p>
      {words.canRetry ? <button type="button" data-testid="sync-now" className="rounded-sm text-accent underline decoration-dotted" onClick={() => void store.exchangeNow()}>{t(words.first.tone === 'failed' ? 'sync.retry' : 'exchange.now')}</button> : null}
      <button type="button" data-testid="sync-open" className="rounded-sm text-accent underline decoration-dotted" onClick={onOpen}>{t('sync.open')}</button>
      {children}
    </div>
  );
}

/** Today a time is enough. */
export function instantWords(iso: string, language: string): string {
  const at = new Date(iso);
  const today = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(language, { ...(today ? {} : { month: 'numeric', day: 'numeric' }), hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}
