import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import { failureWords } from '../vault/failure-words.ts';
import type { ExchangePanelProps } from './exchange-panel.tsx';

/** Name and number, asked for where they are missing first: without a number all machines would be one person. */
export function WhoWorksHere({ introduce }: Pick<ExchangePanelProps, 'introduce'>) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [said, setSaid] = useState('');
  return (
    <form
      className="grid max-w-xl gap-2 sm:grid-cols-[1fr_1fr_auto] sm:items-end"
      onSubmit={(event) => {
        event.preventDefault();
        void introduce({ name: name.trim(), number: number.trim() }).then((done) => setSaid(done.ok ? '' : failureWords(t, done.failure)));
      }}
    >
      <p className="text-sm sm:col-span-3">{t('exchange.who')}</p>
      <Field label={t('options.agent.name')}>{(id) => <input id={id} className={inputLook} data-testid="exchange-name" value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} />}</Field>
      <Field label={t('options.agent.number')}>{(id) => <input id={id} className={inputLook} data-testid="exchange-number" value={number} autoComplete="off" onChange={(event) => setNumber(event.target.value)} />}</Field>
      <Button type="submit" look="primary" data-testid="exchange-introduce" disabled={number.trim() === '' || name.trim() === ''}>{t('exchange.who.save')}</Button>
      <p role="alert" className="text-sm text-harm sm:col-span-3">{said}</p>
    </form>
  );
}
