import { useTranslation } from 'react-i18next';
import type { Member } from '../../domain/team/team.ts';
import type { LastExchange } from '../../storage/exchange/exchange-service.ts';
import type { Problem } from '../../storage/exchange/receive.ts';

/** How the last exchange went: when, how much, what waits, what failed and why. */
export function LastRound({ last, members }: { readonly last: LastExchange | null; readonly members: readonly Member[] }) {
  const { t, i18n } = useTranslation();
  const whose = (problem: Problem): string => members.find((member) => member.author === problem.author)?.name ?? problem.author ?? t('exchange.file.unknown');
  if (last === null) return <p className="text-quiet" data-testid="exchange-last">{t('exchange.last.never')}</p>;
  const { report, failure } = last;
  const problems = [...(report?.waiting ?? []), ...(report?.refused ?? [])];
  const at = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(last.at));
  return (
    <div data-testid="exchange-last">
      <h3 className="mb-1 font-medium">{t('exchange.last', { at, by: last.by === 'file' ? t('exchange.file') : t('exchange.folder') })}</h3>
      {report === undefined ? null : <p className="text-sm">{t('exchange.last.counts', { sent: report.sent ?? 0, records: report.records ?? 0 })}</p>}
      {failure === undefined ? null : <p className="text-sm text-harm">{t(`failure.${failure.code}`, { ...failure.params, defaultValue: t('failure.storage.unknown') })}</p>}
      {problems.length === 0 ? null : (
        <ul className="mt-1 divide-y divide-line text-sm text-harm">
          {problems.slice(0, 20).map((problem, index) => (
            <li key={`${problem.author ?? ''}/${problem.number ?? index}`}>{whose(problem)}: {t(`failure.${problem.failure.code}`, 'params' in problem.failure ? { ...problem.failure.params } : {})}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
