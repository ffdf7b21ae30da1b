import { useTranslation } from 'react-i18next';
import { complaintClock } from '../../domain/complaint-clock/complaint-clock.ts';
import { Chip } from '../ui/chip.tsx';
import { proposedScenario } from './flows.ts';
import { maskedField } from './subject.ts';
import { useDesk, useDeskState } from './use-desk.ts';

/** Quiet chips: another customer's page, and a scenario that has come to fit better than the one in force. */
export function DeskChips() {
  const { t } = useTranslation();
  const { desk, actions } = useDesk();
  const { call, record, relation, scenarios } = useDeskState((all) => all);
  const other = call !== null && relation === 'other';
  const name = record?.fields['customer_name'];
  const guess = proposedScenario(scenarios);
  const better = call !== null && call.scenario?.by !== 'agent' && guess !== undefined && guess !== call.scenario?.id ? guess : null;
  const nameless = desk.services.settings.agent.number === '';
  const clock = call?.complaint ? complaintClock(call.complaint, desk.services.clock()) : null;
  if (!other && !better && !nameless && !clock) return null;
  return (
    <div className="flex flex-wrap gap-1 border-b border-line px-3 py-1">
      {other ? (
        <>
          <Chip tone="must" testId="chip-other-customer">{t('chip.other', { name: name ? maskedField('customer_name', name.shown, name.masked) : t('who.nobody'), ours: call.subject?.maskedName ?? t('contacts.unnamed') })}</Chip>
          <Chip tone="accent" testId="start-other" onClick={() => void actions.startFor('inbound')}>{t('chip.startOther')}</Chip>
        </>
      ) : null}
      {clock ? <Chip tone={clock.level === 'quiet' ? 'plain' : clock.level === 'amber' ? 'must' : 'harm'} testId="chip-complaint">{t('chip.complaint', { due: clock.dueOn, days: clock.remainingDays })}</Chip> : null}
      {nameless ? <Chip tone="must" testId="chip-no-agent" onClick={() => desk.services.openDesk('options')}>{t('chip.noAgent')}</Chip> : null}
      {better ? <Chip tone="accent" testId="chip-scenario" onClick={() => void actions.setScenario(better)}>{t('chip.scenario', { scenario: t(`scenario.${better}`) })}</Chip> : null}
    </div>
  );
}
