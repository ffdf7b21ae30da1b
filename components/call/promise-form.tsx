import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { usualDueTimes } from './due-times.ts';

/** What was promised and until when: by a chip or to the minute. */
export function PromiseForm({ onPromise }: { readonly onPromise: (what: string, dueLocal: string) => void }) {
  const { t } = useTranslation();
  const [what, setWhat] = useState('');
  const [due, setDue] = useState('');
  const [usual] = useState(() => usualDueTimes(new Date()));
  return (
    <form className="mt-1 grid gap-1" onSubmit={(event) => { event.preventDefault(); if (what.trim() && due) { onPromise(what.trim(), due); setWhat(''); setDue(''); } }}>
      <input value={what} autoComplete="off" onChange={(event) => setWhat(event.target.value)} aria-label={t('wrapUp.promiseWhat')} placeholder={t('wrapUp.promiseWhat')} className="w-full rounded-sm border border-line bg-raised px-1.5 py-0.5" />
      <div className="flex flex-wrap gap-1">
        {usual.map(({ id, local }) => <Chip key={id} pressed={due === local} testId={`due-${id}`} onClick={() => setDue(local)}>{t(`due.${id}`)}</Chip>)}
      </div>
      <div className="flex gap-1">
        <input type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} aria-label={t('wrapUp.promiseDue')} className="min-w-0 flex-1 rounded-sm border border-line bg-raised px-1 py-0.5" />
        <Button type="submit" disabled={!what.trim() || !due}>{t('add')}</Button>
      </div>
    </form>
  );
}
