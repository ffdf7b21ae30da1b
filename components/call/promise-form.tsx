import { useEffect, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { usualDueTimes } from './due-times.ts';

interface PromiseFormProps {
  readonly form: Ref<HTMLFormElement>;
  readonly what: string;
  readonly onWhat: (what: string) => void;
  readonly onPromise: (what: string, dueLocal: string) => void;
}

/** What was promised and until when: one press on a usual time adds it, or to the minute. What is missing is asked for by the browser. */
export function PromiseForm({ form, what, onWhat, onPromise }: PromiseFormProps) {
  const { t } = useTranslation();
  const [due, setDue] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [usual] = useState(() => usualDueTimes(new Date()));
  const add = (by: string): void => {
    if (what.trim() === '' || by === '') return setDue(by);
    onPromise(what.trim(), by);
    onWhat('');
    setDue('');
  };
  return (
    <form ref={form} className="mt-1 grid grid-cols-[minmax(0,1fr)] gap-1" onSubmit={(event) => { event.preventDefault(); add(due); }}>
      <input ref={first} required value={what} autoComplete="off" onChange={(event) => onWhat(event.target.value)} aria-label={t('wrapUp.promiseWhat')} placeholder={t('wrapUp.promiseWhat')} className="w-full min-w-0 rounded-sm border border-line bg-raised px-1.5 py-0.5" />
      <div className="flex flex-wrap gap-1">
        {usual.map(({ id, local }) => <Chip key={id} pressed={due === local} testId={`due-${id}`} onClick={() => add(local)}>{t(`due.${id}`)}</Chip>)}
      </div>
      <div className="flex flex-wrap gap-1">
        <input required type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} aria-label={t('wrapUp.promiseDue')} className="min-w-0 flex-1 rounded-sm border border-line bg-raised px-1 py-0.5" />
        <Button type="submit">{t('add')}</Button>
      </div>
    </form>
  );
}
