import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CUSTOMER_TYPES } from '../../domain/customer-type.ts';
import { SCENARIO_IDS, STAGES } from '../../domain/scenario.ts';
import { secondsToSpeak } from '../../scripts-library/lint/index.ts';
import type { Script } from '../../scripts-library/schema/index.ts';
import { Field, inputLook } from '../ui/field.tsx';
import { TypeGlyph } from '../ui/type-glyph.tsx';
import { FieldFindings, fieldWords, type FindingView } from './findings.tsx';
import { HeadFields } from './head-fields.tsx';
import { InsertPlaceholder } from './insert-placeholder.tsx';
import { Preview } from './preview.tsx';
import type { Surroundings } from './record-findings.ts';
import { ScriptDetails } from './script-details.tsx';

interface ScriptFieldsProps {
  readonly script: Script;
  readonly findings: readonly FindingView[];
  readonly around: Surroundings;
  readonly onChange: (script: Script) => void;
}

const VARIANTS = ['neutral', ...CUSTOMER_TYPES] as const;
type Variant = (typeof VARIANTS)[number];
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);
const words = (text: string): string[] => text.split(/[,，、\n]/u).map((word) => word.trim()).filter(Boolean);

/** A wording that is emptied is none; the neutral one has to be there. */
function withWording(script: Script, variant: Variant, text: string): Script {
  const { [variant]: wording, ...rest } = script.variants;
  if (text === '' && variant !== 'neutral' && wording?.chat === undefined) return { ...script, variants: rest as Script['variants'] };
  return { ...script, variants: { ...script.variants, [variant]: { ...wording, text } } };
}

/** Without a chat wording of its own, the spoken one serves. */
function withChat(script: Script, variant: Variant, chat: string): Script {
  const { chat: _was, ...spoken } = script.variants[variant] ?? { text: '' };
  return { ...script, variants: { ...script.variants, [variant]: chat === '' ? spoken : { ...spoken, chat } } };
}

/** One core, read by the approver, and five short wordings. */
export function ScriptFields({ script, findings, around, onChange }: ScriptFieldsProps) {
  const { t } = useTranslation();
  const [blank, setBlank] = useState(false);
  const set = (part: Partial<Script>): void => onChange({ ...script, ...part });
  const { fragments } = around.others;
  return (
    <div className="mt-3 grid gap-3">
      <HeadFields record={script} onChange={(head) => onChange({ ...script, ...head })}>
        <Field label={t('trainer.scenario')}>{(id) => <select id={id} data-field="scenario" className={inputLook} value={script.scenario} onChange={(event) => set({ scenario: event.target.value as Script['scenario'] })}>{SCENARIO_IDS.map((one) => <option key={one} value={one}>{one} {t(`scenario.${one}`)}</option>)}</select>}</Field>
        <Field label={t('trainer.stage')}>{(id) => <select id={id} data-field="stage" className={inputLook} value={script.stage} onChange={(event) => set({ stage: event.target.value as Script['stage'] })}>{STAGES.map((one) => <option key={one} value={one}>{t(`stage.${one}`)}</option>)}</select>}</Field>
        <Field label={t('trainer.reviewNumber')}>{(id) => <input id={id} data-field="reviewNumber" className={inputLook} value={script.reviewNumber ?? ''} autoComplete="off" onChange={(event) => set({ reviewNumber: event.target.value || null })} />}</Field>
      </HeadFields>
      <Field label={t('trainer.core')} hint={t('trainer.core.hint')}>{(id) => <textarea id={id} data-field="core" data-testid="core" rows={Math.max(2, script.core.length)} className={inputLook} defaultValue={script.core.join('\n')} onChange={(event) => set({ core: lines(event.target.value) })} />}</Field>
      <label className="flex items-center gap-2 text-sm text-quiet"><input type="checkbox" data-testid="preview-blank" checked={blank} onChange={(event) => setBlank(event.target.checked)} />{t('trainer.previewBlank')}</label>
      {VARIANTS.map((variant) => {
        const wording = script.variants[variant];
        const field = `variants.${variant}.text`;
        return (
          <div key={variant} className="border-l-2 border-line pl-3">
            <Field label={t(variant === 'neutral' ? 'trainer.neutral' : `type.${variant}`)}>
              {(id) => (
                <div className="flex items-start gap-2">
                  <span className="pt-2"><TypeGlyph type={variant === 'neutral' ? 'unknown' : variant} /></span>
                  <textarea id={id} data-field={field} data-testid={`variant-${variant}`} rows={3} spellCheck={false} className={inputLook} value={wording?.text ?? ''} onChange={(event) => onChange(withWording(script, variant, event.target.value))} />
                </div>
              )}
            </Field>
            <div className="flex flex-wrap items-baseline gap-x-3 pl-5 text-sm text-quiet">
              {wording ? <span>{t('trainer.seconds', { seconds: secondsToSpeak(wording.text, script.locale) })}</span> : <span>{t('trainer.noWording')}</span>}
              <InsertPlaceholder field={field} fragments={fragments} bank={around.bank} />
            </div>
            <FieldFindings findings={findings} field={field} />
            {wording ? <Preview template={wording.text} record={script} fragments={fragments} bank={around.bank} blank={blank} /> : null}
            {wording ? (
              <details className="pl-5" data-testid={`chat-${variant}`}>
                <summary className="min-h-[24px] cursor-pointer text-sm text-quiet">{t(wording.chat === undefined ? 'trainer.chat.none' : 'trainer.chat')}</summary>
                <textarea aria-label={fieldWords(`variants.${variant}.chat`, t)} data-field={`variants.${variant}.chat`} rows={2} spellCheck={false} className={inputLook} value={wording.chat ?? ''} onChange={(event) => onChange(withChat(script, variant, event.target.value))} />
                <FieldFindings findings={findings} field={`variants.${variant}.chat`} />
              </details>
            ) : null}
          </div>
        );
      })}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('trainer.neverSay')}>{(id) => <textarea id={id} data-field="neverSay" rows={3} className={inputLook} defaultValue={script.neverSay.join('\n')} onChange={(event) => set({ neverSay: lines(event.target.value) })} />}</Field>
        <Field label={t('trainer.aliases')}>{(id) => <textarea id={id} data-field="aliases" rows={3} className={inputLook} defaultValue={script.aliases.join('、')} onChange={(event) => set({ aliases: words(event.target.value) })} />}</Field>
      </div>
      <ScriptDetails script={script} findings={findings} disclosures={around.others.disclosures} onChange={onChange} />
    </div>
  );
}
