import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Failure, Result } from '../../domain/result.ts';
import { Digits } from './digits.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { FolderExchange } from './folder-exchange.tsx';
import { JoinTeam } from './join-team.tsx';
import { LastRound } from './last-round.tsx';
import { MakeTeam } from './make-team.tsx';
import { Members } from './members.tsx';
import { PersonKey } from './person-key.tsx';
import { problemWords } from './problem-words.ts';
import { RenewKeys } from './renew-keys.tsx';
import { SendFile } from './send-file.tsx';
import { Standing } from './standing.tsx';
import { TakeIn } from './take-in.tsx';
import { TeamRetention } from './team-retention.tsx';
import { WhoWorksHere } from './who-works-here.tsx';

export interface ExchangePanelProps {
  readonly store: ExchangeStore;
  /** Says who works on this machine; the page begins anew with it. */
  readonly introduce: (agent: { readonly name: string; readonly number: string }) => Promise<Result<unknown, Failure>>;
}

/** Where addresses with `#exchange` lead. */
const ANCHOR = 'exchange';
export const openExchange = (): void => document.getElementById(ANCHOR)?.scrollIntoView();

/** What travels between the desks of a team: who belongs to it, files and folder, and how it went. */
export function ExchangePanel({ store, introduce }: ExchangePanelProps) {
  const { t } = useTranslation();
  const { state, failure } = useStore(store.view);
  const arrived = useRef(false);
  // The page grows above while it loads: the anchor is looked for when this part is there.
  useEffect(() => {
    if (arrived.current || (state === null && failure === null)) return;
    arrived.current = true;
    if (location.hash === `#${ANCHOR}`) openExchange();
  }, [state, failure]);
  const nobody = failure?.code === 'team.no-number';

  return (
    <section id={ANCHOR} className="mx-auto w-full max-w-7xl px-6 pb-6" data-testid="exchange" aria-labelledby="exchange-title">
      <div className="border-t border-line pt-3">
        <h2 id="exchange-title" className="font-semibold">{t('exchange.title')}</h2>
        <p className="mb-3 text-sm text-quiet">{t('exchange.what')}</p>
        <p role="alert" data-testid="exchange-failure" className={failure === null || nobody ? undefined : 'mb-3 rounded-sm bg-harm-soft px-2 py-1 text-harm'}>{failure === null || nobody ? null : problemWords(t, failure)}</p>
        {nobody ? <WhoWorksHere introduce={introduce} /> : null}
        {state === null ? null : state.team === null ? (
          <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
            <JoinTeam store={store} state={state} />
            <MakeTeam store={store} />
          </div>
        ) : (
          <div className="grid gap-x-10 gap-y-6 md:grid-cols-[3fr_2fr]">
            <div className="grid content-start gap-5">
              <Standing store={store} state={state} team={state.team} />
              <LastRound last={state.last} waiting={state.waiting} members={state.team.members} />
              <TakeIn store={store} team={state.team} isAdministrator={state.isAdministrator} />
              <SendFile store={store} author={state.author} />
              <FolderExchange store={store} folder={state.folder} />
              {state.personKey === 'elsewhere' ? <PersonKey store={store} personKey="elsewhere" /> : null}
            </div>
            <div className="grid content-start gap-4">
              <h3 className="text-lg font-semibold">{state.team.name}</h3>
              <Digits label={t('exchange.fingerprint.team')} digits={state.teamFingerprint ?? ''} testId="exchange-team-fingerprint" />
              <Members store={store} team={state.team} author={state.author} isAdministrator={state.isAdministrator} />
              <details>
                <summary className="cursor-pointer text-quiet">{t('exchange.seldom')}</summary>
                <div className="mt-3 grid gap-5">
                  {state.personKey === 'elsewhere' ? null : <PersonKey store={store} personKey={state.personKey} />}
                  {state.isAdministrator ? <TeamRetention store={store} team={state.team} /> : null}
                  <RenewKeys store={store} author={state.author} />
                </div>
              </details>
            </div>
          </div>
        )}
      </div>
    </section>
  );
}
