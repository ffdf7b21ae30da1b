import { useTranslation } from 'react-i18next';
import { CUSTOMER_TYPES } from '../../domain/customer-type.ts';
import { CHANNELS, PRODUCT_FAMILIES } from '../../domain/scenario.ts';
import { SCRIPT_COLUMNS } from '../../scripts-library/exchange/columns.ts';
import type { Disclosure, Script } from '../../scripts-library/schema/index.ts';
import { Field, inputLook } from '../ui/field.tsx';
import { FieldFindings, type FindingView } from './findings.tsx';

interface ScriptDetailsProps {
  readonly script: Script;
  readonly findings: readonly FindingView[];
  readonly disclosures: readonly Disclosure[];
  readonly onChange: (script: Script) => void;
}

const VARIANTS = ['neutral', ...CUSTOMER_TYPES] as const;
const PACES = ['slow', 'medium', 'brisk'] as const;
const toggled = <T extends string>(list: readonly T[], item: T): T[] => (list.includes(item) ? list.filter((one) => one !== item) : [...list, item]);

/** What a line needs and seldom changes: where it is used, what goes with it, how it is said, what stands in a gap, where its facts are from. */
export function ScriptDetails({ script, findings, disclosures, onChange }: ScriptDetailsProps) {
  const { t } = useTranslation();
  const set = (part: Partial<Script>): void => onChange({ ...script, ...part });
  const setDelivery = (variant: (typeof VARIANTS)[number], part: { readonly tone?: string; readonly pace?: (typeof PACES)[number] }): void => {
    const { [variant]: was, ...rest } = script.delivery;
    const next = { tone: was?.tone ?? '', pace: was?.pace ?? ('medium' as const), ...part };
    set({ delivery: (next.tone === '' && variant !== 'neutral' ? rest : { ...script.delivery, [variant]: next }) as Script['delivery'] });
  };
  const written = (column: 'fallbacks' | 'sources', rows: number) => (
    <Field label={t(`trainer.${column}`)} hint={t(`trainer.${column}.hint`)}>{(id) => (
      <textarea id={id} data-field={column} data-testid={column} rows={rows} spellCheck={false} className={inputLook} defaultValue={SCRIPT_COLUMNS[column]!.write(script)} onChange={(event) => set({ [column]: SCRIPT_COLUMNS[column]!.read(event.target.value.trim()) } as Partial<Script>)} />
    )}</Field>
  );
  return (
    <details data-testid="script-details">
      <summary className="min-h-[24px] cursor-pointer text-quiet">{t('trainer.details')}</summary>
      <div className="mt-2 grid gap-3">
        {written('fallbacks', Math.max(2, Object.keys(script.fallbacks).length))}
        {Object.keys(script.fallbacks).map((name) => <FieldFindings key={name} findings={findings} field={`fallbacks.${name}`} />)}
        {written('sources', Math.max(2, script.sources.length))}
        <Choices field="channels" label={t('trainer.channels')} all={CHANNELS.map((one) => [one, one === 'outbound' ? t('trainer.outbound') : t(`channel.${one}`)])} chosen={script.channels} onToggle={(one) => set({ channels: toggled(script.channels, one as Script['channels'][number]) })} />
        <Choices field="products" label={t('trainer.products')} all={PRODUCT_FAMILIES.map((one) => [one, t(`product.${one}`)])} chosen={script.products} onToggle={(one) => set({ products: toggled(script.products, one as Script['products'][number]) })} />
        <Choices field="disclosures" label={t('trainer.disclosures')} all={disclosures.map((one) => [one.id, one.title])} chosen={script.disclosures} onToggle={(one) => set({ disclosures: toggled(script.disclosures, one) })} />
        <div data-field="delivery" tabIndex={-1}>
          <p className="text-sm text-quiet">{t('trainer.delivery')}</p>
          {VARIANTS.map((variant) => (
            <div key={variant} className="mt-1 grid grid-cols-[5rem_1fr_7rem] items-center gap-2">
              <span className="text-sm">{variant === 'neutral' ? t('trainer.neutral') : t(`type.${variant}`)}</span>
              <input aria-label={`${variant} ${t('trainer.tone')}`} className={inputLook} autoComplete="off" placeholder={t('trainer.tone')} value={script.delivery[variant]?.tone ?? ''} onChange={(event) => setDelivery(variant, { tone: event.target.value })} />
              <select aria-label={`${variant} ${t('trainer.pace')}`} className={inputLook} disabled={script.delivery[variant] === undefined} value={script.delivery[variant]?.pace ?? 'medium'} onChange={(event) => setDelivery(variant, { pace: event.target.value as (typeof PACES)[number] })}>{PACES.map((pace) => <option key={pace} value={pace}>{t(`trainer.pace.${pace}`)}</option>)}</select>
            </div>
          ))}
        </div>
      </div>
    </details>
  );
}

function Choices({ field, label, all, chosen, onToggle }: { readonly field: string; readonly label: string; readonly all: readonly (readonly [string, string])[]; readonly chosen: readonly string[]; readonly onToggle: (id: string) => void }) {
  return (
    <fieldset data-field={field} tabIndex={-1}>
      <legend className="text-sm text-quiet first-letter:uppercase">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {all.map(([id, words]) => <label key={id} className="flex min-h-[24px] items-center gap-1 text-sm"><input type="checkbox" checked={chosen.includes(id)} onChange={() => onToggle(id)} />{words}</label>)}
      </div>
    </fieldset>
  );
}
