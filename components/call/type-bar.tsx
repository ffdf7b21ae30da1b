import { useTranslation } from 'react-i18next';
import { CUSTOMER_TYPES, type ConfidenceBand, type CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import { classNames } from '../ui/class-names.ts';
import { TypeGlyph } from '../ui/type-glyph.tsx';

export interface TypeSuggestion {
  readonly type: CustomerTypeOrUnknown;
  readonly band: ConfidenceBand;
  /** Fragments that decided, in the customer's words, each with a reason in words. */
  readonly cues: readonly { readonly text: string; readonly reason: string }[];
}

interface TypeBarProps {
  readonly chosen: CustomerTypeOrUnknown | null;
  readonly suggestion: TypeSuggestion | null;
  /** Screens are seen by neighbours: glyphs alone. */
  readonly glyphsOnly: boolean;
  readonly onChoose: (type: CustomerTypeOrUnknown) => void;
}

const LINKS: readonly CustomerTypeOrUnknown[] = [...CUSTOMER_TYPES, 'unknown'];

export function TypeBar({ chosen, suggestion, glyphsOnly, onChoose }: TypeBarProps) {
  const { t } = useTranslation();
  const inForce = chosen ?? 'unknown';
  // Two Han characters stand beside the glyph; longer words go below it, at 320 px too.
  const stacked = !glyphsOnly && t('type.short.rational').length > 3;
  const speaks = suggestion !== null && suggestion.type !== 'unknown';
  return (
    <section aria-label={t('type.label')} className="border-b border-line px-3 py-1.5">
      <div role="radiogroup" aria-label={t('type.label')} className="flex gap-1">
        {LINKS.map((type, index) => {
          const suggested = speaks && suggestion.type === type;
          const key = (index + 1) % 5;
          return (
            <button
              key={type}
              type="button"
              role="radio"
              aria-checked={inForce === type}
              aria-label={`${t(`type.${type}`)}${suggested ? `, ${t('type.suggested', { band: t(`band.${suggestion.band}`) })}` : ''}`}
              data-testid={`type-${key}`}
              onClick={() => onChoose(type)}
              className={classNames(
                'relative inline-flex min-h-7 min-w-0 items-center justify-center gap-0.5 rounded-md border px-0.5 text-base leading-none min-[350px]:gap-1',
                stacked && 'flex-col py-1',
                'flex-1',
                inForce === type ? 'border-ink bg-raised font-semibold' : 'border-line bg-transparent text-quiet hover:border-quiet',
                suggested && inForce !== type && 'border-dashed border-accent',
              )}
            >
              <span className="inline-flex items-center gap-1"><span aria-hidden="true" className="hidden text-xs opacity-60 min-[350px]:inline">{key}</span><TypeGlyph type={type} /></span>
              {glyphsOnly ? null : <span className={classNames('hidden max-w-full truncate min-[300px]:inline', stacked && 'text-xs tracking-tighter')}>{t(`type.short.${type}`)}</span>}
              {suggested ? <span aria-hidden="true" className="absolute -right-0.5 -top-0.5 size-2 rounded-full bg-accent" /> : null}
            </button>
          );
        })}
      </div>
      {speaks ? (
        <details data-testid="type-cues" className="mt-1 text-sm text-quiet">
          <summary className="cursor-pointer">
            {t('type.why', { type: t(`type.${suggestion.type}`), band: t(`band.${suggestion.band}`) })}
          </summary>
          <ul className="mt-0.5 space-y-0.5">
            {suggestion.cues.slice(0, 3).map((cue) => (
              <li key={cue.text + cue.reason}>
                {cue.text ? <q className="text-ink">{cue.text}</q> : null} {cue.reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
