import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../domain/result.ts';
import type { ExchangeService, ExchangeState } from '../../storage/exchange/exchange-service.ts';
import { FileExchange } from './file-exchange.tsx';
import { FolderExchange } from './folder-exchange.tsx';
import { LastRound } from './last-round.tsx';
import { TeamSetUp } from './team-set-up.tsx';

/** Runs one act of the person; answers its value, or null after its failure was shown. */
export type Act = <T>(work: Promise<Result<T, Failure>>) => Promise<T | null>;

/** What travels between the desks of a team: who belongs to it, files and folder, and how it went. */
export function ExchangePanel({ service }: { readonly service: ExchangeService }) {
  const { t } = useTranslation();
  const [state, setState] = useState<ExchangeState | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const take = useCallback((read: Result<ExchangeState, Failure>): void => {
    if (read.ok) setState(read.value);
    else setFailure(read.failure);
  }, []);
  useEffect(() => { void service.state().then(take); }, [service, take]);

  // A round by itself while the page is open; it waits while a text is typed.
  const minutes = state?.folder?.permission === 'granted' ? state.team?.exchange.everyMinutes : undefined;
  useEffect(() => {
    if (minutes === undefined) return;
    const timer = setInterval(() => void service.exchangeWithFolder(false).then(() => service.state()).then(take), minutes * 60_000);
    return () => clearInterval(timer);
  }, [service, minutes, take]);

  const act: Act = async (work) => {
    const done = await work;
    setFailure(done.ok ? null : done.failure);
    take(await service.state());
    return done.ok ? done.value : null;
  };

  return (
    <section className="mx-auto w-full max-w-7xl px-6 pb-6" data-testid="exchange" aria-labelledby="exchange-title">
      <div className="border-t border-line pt-3">
        <h2 id="exchange-title" className="font-semibold">{t('exchange.title')}</h2>
        <p className="mb-2 text-sm text-quiet">{t('exchange.what')}</p>
        <p role="alert" data-testid="exchange-failure" className="text-harm">{failure === null ? null : t(`failure.${failure.code}`, { ...failure.params, defaultValue: t('failure.storage.unknown') })}</p>
        {state === null ? null : (
          <div className="grid gap-6 lg:grid-cols-2">
            <TeamSetUp service={service} state={state} act={act} />
            {state.team === null ? null : (
              <div className="grid content-start gap-6">
                <LastRound last={state.last} members={state.team.members} />
                <FileExchange service={service} act={act} />
                <FolderExchange service={service} folder={state.folder} act={act} />
              </div>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
