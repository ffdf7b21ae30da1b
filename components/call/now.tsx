import { Check, Copy, CornerDownLeft, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import type { RenderedPart } from '../../scripts-library/placeholders/render.ts';
import { Button, KeyHint } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { TypeGlyph } from '../ui/type-glyph.tsx';
import { StepLimit } from './clocks.tsx';
import { LineText } from './line-text.tsx';

export interface DueStepView {
  readonly id: string;
  readonly number: number;
  readonly of: number;
  readonly title: string;
  readonly required: boolean;
  /** When its time is over, in milliseconds since the epoch; null where the step has no limit in force. */
  readonly until: number | null;
  /** A limit too long to be counted down: days, workdays, a number of times. */
  readonly limit: { readonly amount: number; readonly unit: string } | null;
}

export interface LineView {
  readonly scriptId: string;
  readonly title: string;
  readonly variant: CustomerTypeOrUnknown;
  readonly parts: readonly RenderedPart[];
  readonly plain: string;
  readonly reasons: readonly string[];
  readonly neverSay: readonly string[];
  /** "slow, low, warm" */
  readonly tone: string;
  readonly said: boolean;
}

interface NowProps {
  readonly step: DueStepView | null;
  readonly lines: readonly LineView[];
  readonly focus: number;
  readonly pinned: readonly { readonly id: string; readonly parts: readonly RenderedPart[] }[];
  /** Lines that fit but may not be said to this customer, and why. */
  readonly withheld: readonly string[];
  /** A newer set waits beside the line being read aloud; nothing moves by itself. */
  readonly newerWaiting: boolean;
  readonly busy: 'copied' | 'inserted' | null;
  readonly onFocus: (index: number) => void;
  readonly onSaid: () => void;
  readonly onTick: (stepId: string) => void;
  readonly onCopy: () => void;
  readonly onInsert: () => void;
  readonly onReject: () => void;
  readonly onShowNewer: () => void;
}

/** What do I say now: the due step, the line in full, what must be read word for word, and two more lines. */
export function Now({ step, lines, focus, pinned, withheld, newerWaiting, busy, onFocus, onSaid, onTick, onCopy, onInsert, onReject, onShowNewer }: NowProps) {
  const { t } = useTranslation();
  const line = lines[focus];
  // In the place of the reasons, as high as they are: nothing below moves under the hand.
  const newer = <button type="button" data-testid="newer-lines" onClick={onShowNewer} className="flex h-6 w-full items-center gap-1.5 bg-accent-soft px-3 text-left text-sm text-accent"><span className="min-w-0 truncate">{t('now.newer')}</span> <KeyHint>R</KeyHint></button>;
  return (
    <section aria-label={t('now.label')} className="border-b border-line">
      {step ? (
        <p data-testid="due-step" data-step={step.id} className="flex items-baseline gap-2 px-3 pt-2 text-base">
          <span className="text-quiet">{step.number}/{step.of}</span>
          <strong className="line-clamp-2 min-w-0 flex-1 font-semibold">{step.title}</strong>
          {step.required ? <span className="rounded-sm bg-must-soft px-1 text-sm text-must">{t('step.must')}</span> : null}
          {step.until === null ? null : <StepLimit until={step.until} />}
          {step.limit ? <span className="shrink-0 text-sm text-quiet" data-testid="step-within">{t(step.limit.unit === 'times' ? 'step.atMost' : 'step.within', { amount: step.limit.amount, unit: t(`unit.${step.limit.unit}`) })}</span> : null}
        </p>
      ) : null}
      {line ? (
        <>
          <blockquote lang={undefined} tabIndex={0} data-testid="line-text" data-script={line.scriptId} className="mx-3 mt-1 max-h-[5lh] max-w-[22em] overflow-y-auto text-say [scrollbar-width:thin]">
            <LineText parts={line.parts} />
          </blockquote>
          {newerWaiting ? newer : (
            <p className="flex h-6 items-center gap-1.5 px-3 text-sm text-quiet">
              <TypeGlyph type={line.variant} size={10} />
              <span className="min-w-0 truncate" title={line.reasons.join(' · ')}>{[line.tone, ...line.reasons].join(' · ')}</span>
            </p>
          )}
          {pinned.length > 0 ? (
            <details key={pinned.map((text) => text.id).join()} open={pinned.length === 1} className="mx-3 mt-1.5 border-l-2 border-must pl-2 text-base" data-testid="pinned">
              <summary className="cursor-pointer text-sm text-must">{t('now.verbatim', { count: pinned.length })}</summary>
              {pinned.map((text) => <p key={text.id}><LineText parts={text.parts} /></p>)}
            </details>
          ) : null}
          {line.neverSay.length > 0 ? <p className="mx-3 mt-1 line-clamp-2 text-sm text-harm" title={line.neverSay.join(t('note.between'))}>{t('now.neverSay', { what: line.neverSay.slice(0, 3).join(t('note.between')) })}</p> : null}
          <div className="flex flex-wrap gap-1 px-3 pb-2 pt-1.5 min-[300px]:flex-nowrap">
            <Button look="primary" keyHint="⏎" onClick={onSaid} data-testid="said" className="flex-1"><Check size={14} aria-hidden="true" />{t('now.said')}</Button>
            <Button keyHint="C" onClick={onCopy} data-testid="copy"><Copy size={13} aria-hidden="true" />{t(busy === 'copied' ? 'now.copied' : 'now.copy')}</Button>
            <Button keyHint="I" onClick={onInsert} data-testid="insert" title={t('now.insert.hint')}><CornerDownLeft size={13} aria-hidden="true" />{t(busy === 'inserted' ? 'now.inserted' : 'now.insert')}</Button>
            <Button look="quiet" onClick={onReject} data-testid="reject" aria-label={t('now.reject')} title={t('now.reject')}><X size={14} aria-hidden="true" /></Button>
          </div>
        </>
      ) : (
        <>
          <p className="px-3 pb-1 pt-2 text-quiet" data-testid="no-line">{t(step ? 'now.noLine' : 'now.noStep')}</p>
          {step ? <div className="px-3 pb-2"><Button look="primary" keyHint="␣" data-testid="tick-due" onClick={() => onTick(step.id)}>{t('now.stepDone')}</Button></div> : null}
          {newerWaiting ? newer : null}
        </>
      )}
      {withheld.map((words) => <p key={words} className="truncate px-3 pb-1 text-sm text-quiet" title={words} data-testid="withheld">{words}</p>)}
      {lines.length > 0 ? (
        <ul aria-label={t('now.others')} className="border-t border-line">
          {lines.map((other, index) => (
            <li key={other.scriptId}>
              <button
                type="button"
                data-testid={`suggestion-${index}`}
                aria-current={index === focus}
                onClick={() => onFocus(index)}
                className={classNames('flex w-full items-baseline gap-2 px-3 py-1 text-left text-base', index === focus ? 'bg-sunken' : 'hover:bg-sunken')}
              >
                <span aria-hidden="true" className={classNames('w-2 shrink-0', index === focus ? 'text-accent' : 'text-transparent')}>▸</span>
                <span className="max-w-[80%] shrink truncate font-medium">{other.title}</span>
                <span className="min-w-0 flex-1 truncate text-quiet">{other.plain}</span>
                {other.said ? <span className="shrink-0 text-sm text-done">{t('now.wasSaid')}</span> : null}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
