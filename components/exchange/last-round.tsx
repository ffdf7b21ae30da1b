import { useTranslation } from 'react-i18next';
import type { Member } from '../../domain/team/team.ts';
import type { LastExchange } from '../../storage/exchange/exchange-service.ts';
import type { Problem } from '../../storage/exchange/receive.ts';
import { problemWords } from './problem-words.ts';
import { instantWords } from './sync-state.tsx';

/** Beyond so many the list says how many more. */
const LISTED = 20;

interface LastRoundProps {
  readonly last: LastExchange | null;
  readonly waiting: readonly Problem[];
  readonly members: readonly Member[];
}

/** How the last exchange went: when, how much, what waits, what failed and why. */
export function LastRound({ last, waiting, members }: LastRoundProps) {
  const { t, i18n } = useTranslation();
  if (last === null) return <p className="text-quiet" data-testid="exchange-last">{t('exchange.last.never')}</p>;
  const { report, failure, by } = last;
  const still = waiting.length > 0 ? waiting : (report?.waiting ?? []);
  return (
    <div data-testid="exchange-last">
      <h3 className="mb-1 font-medium">{t('exchange.last', { at: instantWords(last.at, i18n.language), by: t(`exchange.${by}`) })}</h3>
      {report === undefined ? null : <p className="text-sm">{t('exchange.last.counts', { sent: report.sent ?? 0, records: report.records ?? 0 })}</p>}
      {failure === undefined ? null : <p className="text-harm">{problemWords(t, failure)}</p>}
      <Problems label={t('exchange.last.refused')} look="text-harm" problems={report?.refused ?? []} members={members} />
      <Problems label={t('exchange.last.waiting')} look="text-must" problems={still} members={members} />
    </div>
  );
}

function Problems({ label, look, problems, members }: { readonly label: string; readonly look: string; readonly problems: readonly Problem[]; readonly members: readonly Member[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const whose = ({ author }: Problem): string => members.find((member) => member.author === author)?.name ?? author ?? t('exchange.file.unknown');
  return (
    <>
      <p className="mt-1 text-sm text-quiet">{label}</p>
      <ul className={`divide-y divide-line ${look}`}>
        {problems.slice(0, LISTED).map((problem, index) => (
          <li key={`${problem.author ?? ''}/${problem.number ?? index}`} className="py-0.5">{whose(problem)}{problem.number === undefined ? '' : ` ${t('exchange.file.number', { number: problem.number })}`}: {problemWords(t, problem.failure)}</li>
        ))}
      </ul>
      {problems.length > LISTED ? <p className="text-sm text-quiet">{t('exchange.more', { count: problems.length - LISTED })}</p> : null}
    </>
  );
}
