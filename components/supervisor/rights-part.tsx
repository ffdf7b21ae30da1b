import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallSubject } from '../../domain/call/events.ts';
import type { Failure, Result } from '../../domain/result.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import { failureWords } from '../vault/failure-words.ts';

export interface RightsServices {
  readonly exportsForbidden: boolean;
  readonly isHeld: (callId: string) => Promise<Result<boolean>>;
  readonly hold: (callId: string, held: boolean, reason: string) => Promise<Result<true>>;
  /** Writes the customer's copy and hands it over by the browser's download. Answers the number of contacts in it. */
  readonly exportSubject: (subject: CallSubject) => Promise<Result<number>>;
  readonly deleteSubject: (subject: CallSubject, reason: string) => Promise<Result<{ readonly deleted: number; readonly held: number }>>;
}

interface RightsPartProps {
  readonly services: RightsServices;
  readonly callId: string;
  readonly subject: CallSubject | null;
  /** The customer's contacts are gone, this one too unless it is held. */
  readonly onDeleted: () => void;
}

/** What the law asks for on a contact: hold it, give the customer a copy, delete the customer. Each needs a reason and is logged. */
export function RightsPart({ services, callId, subject, onDeleted }: RightsPartProps) {
  const { t } = useTranslation();
  const [held, setHeld] = useState<boolean | null>(null);
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean } | null>(null);
  useEffect(() => {
    let current = true;
    void services.isHeld(callId).then((read) => { if (current && read.ok) setHeld(read.value); });
    return () => { current = false; };
  }, [services, callId]);

  const refuse = (failure: Failure): void => setSaid({ text: failureWords(t, failure), bad: true });
  const hold = async (to: boolean): Promise<void> => {
    const done = await services.hold(callId, to, reason.trim());
    if (!done.ok) return refuse(done.failure);
    setHeld(to);
    setReason('');
    setSaid({ text: t(to ? 'rights.held' : 'rights.lifted'), bad: false });
  };
  const copy = async (): Promise<void> => {
    if (subject === null) return refuse({ code: 'rights.nobody-identified' });
    const written = await services.exportSubject(subject);
    if (!written.ok) return refuse(written.failure);
    setSaid({ text: t('rights.copied', { count: written.value }), bad: false });
  };
  const erase = async (): Promise<void> => {
    setSure(false);
    if (subject === null) return refuse({ code: 'rights.nobody-identified' });
    const done = await services.deleteSubject(subject, reason.trim());
    if (!done.ok) return refuse(done.failure);
    setSaid({ text: t('rights.deleted', done.value), bad: false });
    onDeleted();
  };

  return (
    <details className="mt-3 border-t border-line pt-2" data-testid="rights">
      <summary className="cursor-pointer font-semibold">{t('rights.label')}{held ? <span className="ml-2 font-normal text-must">{t('rights.isHeld')}</span> : null}</summary>
      <div className="mt-2 grid gap-2">
        <Field label={t('rights.reason')} hint={t('rights.reason.hint')}>{(id) => <input id={id} className={inputLook} value={reason} maxLength={200} autoComplete="off" data-testid="rights-reason" onChange={(event) => setReason(event.target.value)} />}</Field>
        <div className="flex flex-wrap gap-2">
          {held === null ? null : <Button disabled={reason.trim() === ''} data-testid="rights-hold" onClick={() => void hold(!held)}>{held ? t('rights.lift') : t('rights.hold')}</Button>}
          <Button disabled={services.exportsForbidden} data-testid="rights-export" onClick={() => void copy()}>{t('rights.export')}</Button>
          {sure ? (
            <>
              <Button look="harm" data-testid="rights-delete-sure" onClick={() => void erase()}>{t('rights.deleteSure')}</Button>
              <Button onClick={() => setSure(false)}>{t('cancel')}</Button>
            </>
          ) : <Button look="harm" disabled={reason.trim() === ''} data-testid="rights-delete" onClick={() => setSure(true)}>{t('rights.delete')}</Button>}
        </div>
        {services.exportsForbidden ? <p className="text-sm text-must">{t('failure.rights.exports-forbidden')}</p> : null}
        <p role="status" className={said?.bad ? 'text-harm' : 'text-done'} data-testid="rights-said">{said?.text}</p>
      </div>
    </details>
  );
}
