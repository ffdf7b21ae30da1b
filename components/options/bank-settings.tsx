import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, inputLook } from '../ui/field.tsx';

interface BankSettingsProps {
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  /** The bank's policy sets them all. */
  readonly managed: boolean;
  readonly onSave: (values: Readonly<Record<string, string>>) => void;
}

/** The bank's own figures, asked for by the lines of the library. A line with an empty one shows a gap. */
export function BankSettings({ names, values, managed, onSave }: BankSettingsProps) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState(values);
  // All of them: one left before the last was saved must not go back to what it was.
  const typed = (): Readonly<Record<string, string>> => Object.fromEntries(names.map((name) => `bank.${name}`).filter((name) => texts[name] !== undefined).map((name) => [name, texts[name]!]));
  const empty = names.filter((name) => !texts[`bank.${name}`]).length;
  return (
    <>
      <p className="mb-2 text-sm text-quiet">{t('options.bank.hint', { empty, all: names.length })}</p>
      {managed ? <p className="mb-2 text-sm text-quiet">{t('failure.settings.managed')}</p> : null}
      <div className="grid items-end gap-x-4 gap-y-2 sm:grid-cols-3">
        {names.map((name) => (
          <Field key={name} label={t(`bank.${name}`, { defaultValue: name.replaceAll('_', ' ') })}>{(id) => (
            <input
              id={id}
              className={inputLook}
              disabled={managed}
              autoComplete="off"
              value={texts[`bank.${name}`] ?? ''}
              onChange={(event) => setTexts({ ...texts, [`bank.${name}`]: event.target.value })}
              onBlur={() => { if ((texts[`bank.${name}`] ?? '') !== (values[`bank.${name}`] ?? '')) onSave({ ...values, ...typed() }); }}
            />
          )}</Field>
        ))}
      </div>
    </>
  );
}
