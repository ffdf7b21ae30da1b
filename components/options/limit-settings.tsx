import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { amountTyped, type LimitSetting } from '../../scripts-library/schema/limit-in-force.ts';
import { Field, inputLook } from '../ui/field.tsx';

interface LimitSettingsProps {
  readonly limits: readonly LimitSetting[];
  readonly values: Readonly<Record<string, string>>;
  /** The bank's policy sets them all. */
  readonly managed: boolean;
  readonly onSave: (values: Readonly<Record<string, string>>) => void;
}

/** Times the flows propose. An empty field keeps the proposal; what is no number is not saved, and says so. */
export function LimitSettings({ limits, values, managed, onSave }: LimitSettingsProps) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState(values);
  return (
    <>
      <p className="mb-2 text-sm text-quiet">{t('options.limits.hint')}</p>
      {managed ? <p className="mb-2 text-sm text-quiet">{t('failure.settings.managed')}</p> : null}
      <div className="grid items-end gap-x-4 gap-y-2 sm:grid-cols-3">
        {limits.map(({ name, amount, unit }) => {
          const typed = texts[name] ?? '';
          const wrong = typed.trim() !== '' && amountTyped(typed) === null;
          return (
            <Field key={name} label={t(name)} hint={wrong ? t('options.limits.wrong', { amount }) : undefined}>{(id) => (
              <span className="flex items-baseline gap-1.5">
                <input
                  id={id}
                  data-testid={name}
                  className={inputLook}
                  disabled={managed}
                  inputMode="numeric"
                  autoComplete="off"
                  placeholder={String(amount)}
                  aria-invalid={wrong}
                  value={typed}
                  onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
                  onBlur={() => { if (!wrong && typed !== (values[name] ?? '')) onSave({ ...values, [name]: typed.trim() }); }}
                />
                <span className="shrink-0 text-sm text-quiet">{t(`unit.${unit}`)}</span>
              </span>
            )}</Field>
          );
        })}
      </div>
    </>
  );
}
