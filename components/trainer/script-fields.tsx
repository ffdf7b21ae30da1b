import { useTranslation } from 'react-i18next';
import { CUSTOMER_TYPES } from '../../domain/customer-type.ts';
import { STAGES } from '../../domain/scenario.ts';
import { secondsToSpeak } from '../../scripts-library/lint/index.ts';
import type { Script } from '../../scripts-library/schema/index.ts';
import { Field, inputLook } from '../ui/field.tsx';
import { TypeGlyph } from '../ui/type-glyph.tsx';
import { Preview } from './preview.tsx';

interface ScriptFieldsProps {
  readonly script: Script;
  readonly onChange: (script: Script) => void;
}

const VARIANTS = ['neutral', ...CUSTOMER_TYPES] as const;
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);
const words = (text: string): string[] => text.split(/[,，、\n]/u).map((word) => word.trim()).filter(Boolean);

/** One core, read by the approver, and five short wordings. */
export function ScriptFields({ script, onChange }: ScriptFieldsProps) {
  const { t } = useTranslation();
  const set = (part: Partial<Script>): void => onChange({ ...script, ...part });
  return (
    <div className="mt-3 grid gap-3">
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label={t('trainer.title')}>{(id) => <input id={id} className={inputLook} value={script.title} autoComplete="off" onChange={(event) => set({ title: event.target.value })} />}</Field>
        <Field label={t('trainer.stage')}>{(id) => <select id={id} className={inputLook} value={script.stage} onChange={(event) => set({ stage: event.target.value as Script['stage'] })}>{STAGES.map((one) => <option key={one} value={one}>{t(`stage.${one}`)}</option>)}</select>}</Field>
        <Field label={t('trainer.reviewBy')}>{(id) => <input id={id} type="date" className={inputLook} value={script.reviewBy} onChange={(event) => set({ reviewBy: event.target.value })} />}</Field>
        <Field label={t('trainer.owner')}>{(id) => <input id={id} className={inputLook} value={script.owner} autoComplete="off" onChange={(event) => set({ owner: event.target.value })} />}</Field>
        <Field label={t('trainer.effectiveFrom')}>{(id) => <input id={id} type="date" className={inputLook} value={script.effectiveFrom} onChange={(event) => set({ effectiveFrom: event.target.value })} />}</Field>
        <Field label={t('trainer.reviewNumber')}>{(id) => <input id={id} className={inputLook} value={script.reviewNumber ?? ''} autoComplete="off" onChange={(event) => set({ reviewNumber: event.target.value || null })} />}</Field>
      </div>
      <Field label={t('trainer.core')} hint={t('trainer.core.hint')}>{(id) => <textarea id={id} rows={Math.max(2, script.core.length)} className={inputLook} defaultValue={script.core.join('\n')} onChange={(event) => set({ core: lines(event.target.value) })} />}</Field>
      {VARIANTS.map((variant) => {
        const wording = script.variants[variant];
        return (
          <div key={variant} className="border-l-2 border-line pl-3">
            <Field label={t(variant === 'neutral' ? 'trainer.neutral' : `type.${variant}`)} hint={wording ? t('trainer.seconds', { seconds: secondsToSpeak(wording.text, script.locale) }) : undefined}>
              {(id) => (
                <div className="flex items-start gap-2">
                  <span className="pt-2"><TypeGlyph type={variant === 'neutral' ? 'unknown' : variant} /></span>
                  <textarea id={id} data-testid={`variant-${variant}`} rows={3} spellCheck={false} className={inputLook} value={wording?.text ?? ''} onChange={(event) => set({ variants: { ...script.variants, [variant]: { ...wording, text: event.target.value } } })} />
                </div>
              )}
            </Field>
            {wording ? <Preview template={wording.text} script={script} /> : null}
          </div>
        );
      })}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('trainer.neverSay')}>{(id) => <textarea id={id} rows={2} className={inputLook} defaultValue={script.neverSay.join('\n')} onChange={(event) => set({ neverSay: lines(event.target.value) })} />}</Field>
        <Field label={t('trainer.aliases')}>{(id) => <textarea id={id} rows={2} className={inputLook} defaultValue={script.aliases.join('、')} onChange={(event) => set({ aliases: words(event.target.value) })} />}</Field>
      </div>
    </div>
  );
}
