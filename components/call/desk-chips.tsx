import { useTranslation } from 'react-i18next';
import { complaintClock } from '../../domain/complaint-clock/complaint-clock.ts';
import { Chip } from '../ui/chip.tsx';
import { KeyHint } from '../ui/button.tsx';
import { flowOf } from './flows.ts';
import { openQuestion } from './open-question.ts';
import { proposalFor } from './proposal.ts';
import { asksWho, maskedField } from './subject.ts';
import { useDesk, useDeskBesideText } from './use-desk.ts';
import { useNow } from './use-now.ts';

/** Quiet chips: another customer's page, and a scenario that has come to fit better than the one in force. */
export function DeskChips() {
  const { t } = useTranslation();
  const { desk, actions } = useDesk();
  const state = useDeskBesideText();
  // Days, not seconds.
  const now = useNow(60_000);
  const { call, record, relation } = state;
  const other = call !== null && relation === 'other';
  const asks = call !== null && asksWho(call, record, relation);
  const name = record?.fields['customer_name'];
  const { library, settings } = desk.services;
  const proposal = proposalFor(library, state);
  const { agent, bank } = settings;
  const missing = agent.number === '' ? 'chip.noAgent' : (bank['name'] ?? '') === '' ? 'chip.noBank' : null;
  const clock = call?.complaint ? complaintClock(call.complaint, new Date(now).toISOString()) : null;
  const question = openQuestion(flowOf(library, call), call);
  if (!other && !asks && proposal === null && missing === null && !clock && !question) return null;
  return (
    <div className="flex flex-wrap gap-1 border-b border-line px-3 py-1">
      {other ? (
        <>
          <Chip tone="must" testId="chip-other-customer">{t('chip.other', { name: name ? maskedField('customer_name', name.shown, name.masked) : t('who.nobody'), ours: call.subject?.maskedName ?? t('contacts.unnamed') })}</Chip>
          <Chip tone="accent" testId="start-other" onClick={() => void actions.startFor('inbound')}>{t('chip.startOther')}</Chip>
        </>
      ) : null}
      {asks ? <Chip tone="accent" testId="chip-confirm-customer" onClick={() => void desk.confirmSubject()}>{t('chip.confirm', { name: name ? maskedField('customer_name', name.shown, name.masked) : t('who.nobody') })}</Chip> : null}
      {question ? (
        <>
          <Chip tone="must" testId="chip-yes" onClick={() => void actions.setFact(question.fact, true)}>{question.yes} <KeyHint>Y</KeyHint></Chip>
          <Chip tone="must" testId="chip-no" onClick={() => void actions.setFact(question.fact, false)}>{question.no} <KeyHint>X</KeyHint></Chip>
        </>
      ) : null}
      {clock ? <Chip tone={clock.level === 'quiet' ? 'plain' : clock.level === 'amber' ? 'must' : 'harm'} testId="chip-complaint">{t('chip.complaint', { due: clock.dueOn, days: clock.remainingDays })}</Chip> : null}
      {missing === null ? null : <Chip tone="must" testId={missing === 'chip.noAgent' ? 'chip-no-agent' : 'chip-no-bank'} onClick={() => desk.services.openDesk('options')}>{t(missing)}</Chip>}
      {proposal ? (
        <Chip tone={proposal.kind === 'safety' ? 'harm' : 'accent'} testId={proposal.kind === 'safety' ? 'chip-safety' : 'chip-scenario'} onClick={() => void actions.takeProposal()}>
          {proposal.kind === 'safety' ? t('chip.safety', { flow: proposal.title }) : t('chip.scenario', { scenario: t(`scenario.${proposal.scenario}`) })} <KeyHint>F</KeyHint>
        </Chip>
      ) : null}
    </div>
  );
}
