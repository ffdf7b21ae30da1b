import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplaintState } from '../../domain/call/call.ts';
import type { CallEventBody } from '../../domain/call/events.ts';
import { complaintClock, mayExtend } from '../../domain/complaint-clock/complaint-clock.ts';
import { Button } from '../ui/button.tsx';
import { inputLook } from '../ui/field.tsx';
import { useNow } from './use-now.ts';

interface ComplaintPartProps {
  readonly complaint: ComplaintState;
  readonly append: (body: CallEventBody, done: string) => Promise<void>;
}

const MINUTE = 60_000;
const TONES = { quiet: 'text-quiet', amber: 'text-must', red: 'text-harm', overdue: 'text-harm font-medium' } as const;

/** Until when a complaint must be answered, how often that was put off and by whom, and how it ended. */
export function ComplaintPart({ complaint, append }: ComplaintPartProps) {
  const { t } = useTranslation();
  const now = new Date(useNow(MINUTE)).toISOString();
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const clock = complaintClock(complaint, now);
  const said = clock.state !== 'running' ? clock.state : clock.level === 'overdue' ? 'overdue' : 'left';
  const steps = (['complex', 'special'] as const).filter((to) => mayExtend(complaint, to, now).ok);
  const told = reason.trim() !== '' && approver.trim() !== '';
  return (
    <fieldset className="grid gap-1" data-testid="complaint-part">
      <legend className="text-sm text-quiet">{t('complaint.label', { number: complaint.number ?? '—' })}</legend>
      <p className={TONES[clock.level]} data-testid="complaint-due">{t(`complaint.${said}`, { due: clock.dueOn, days: Math.abs(clock.remainingDays) })}</p>
      {complaint.extensions.map((one) => <p key={one.at} className="text-sm text-quiet">{t('complaint.extended', { to: t(`complaint.${one.to}`), reason: one.reason, approver: one.approver })}</p>)}
      {clock.state === 'running' ? (
        <>
          <div className="flex flex-wrap gap-1">
            <Button data-testid="complaint-decided" onClick={() => void append({ type: 'complaint.decided' }, 'later.done')}>{t('complaint.decide')}</Button>
            <Button look="quiet" data-testid="complaint-withdrawn" onClick={() => void append({ type: 'complaint.withdrawn' }, 'later.done')}>{t('complaint.withdraw')}</Button>
          </div>
          {steps.length > 0 ? (
            <div className="flex flex-wrap items-center gap-1">
              <input className={inputLook} value={reason} autoComplete="off" aria-label={t('complaint.reason')} placeholder={t('complaint.reason')} data-testid="extend-reason" onChange={(event) => setReason(event.target.value)} />
              <input className={inputLook} value={approver} autoComplete="off" aria-label={t('complaint.approver')} placeholder={t('complaint.approver')} data-testid="extend-approver" onChange={(event) => setApprover(event.target.value)} />
              {steps.map((to) => <Button key={to} disabled={!told} data-testid={`extend-${to}`} onClick={() => void append({ type: 'complaint.extended', to, reason: reason.trim(), approver: approver.trim() }, 'later.done')}>{t('complaint.extend', { to: t(`complaint.${to}`) })}</Button>)}
            </div>
          ) : null}
        </>
      ) : null}
    </fieldset>
  );
}
