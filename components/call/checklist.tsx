import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';

export interface EvidenceView {
  readonly id: string;
  readonly kind: 'auto' | 'tick' | 'text' | 'choice' | 'time' | 'date' | 'count';
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly value: string;
}

export interface StepView {
  readonly id: string;
  readonly title: string;
  /** `lacking`: ticked, but what the note must hold is missing, so it does not count as done. */
  readonly state: 'open' | 'done' | 'lacking' | 'skipped' | 'not-applicable';
  readonly due: boolean;
  readonly required: boolean;
  readonly whenText: string | null;
  readonly evidence: readonly EvidenceView[];
  readonly reason: string | null;
}

export interface FactView {
  readonly fact: string;
  readonly label: string;
  readonly is: boolean;
}

interface ChecklistProps {
  readonly flowTitle: string | null;
  readonly steps: readonly StepView[];
  readonly facts: readonly FactView[];
  readonly onTick: (stepId: string, evidence: Readonly<Record<string, string>>) => void;
  readonly onUntick: (stepId: string) => void;
  readonly onFact: (fact: string, is: boolean) => void;
  readonly onChangeFlow: () => void;
  readonly onSkip: (stepId: string) => void;
}

const MARKS = { open: '○', done: '✓', lacking: '◐', skipped: '–', 'not-applicable': '·' } as const;

/** What must not be forgotten: quiet until needed; a step with evidence asks for it where it stands. */
export function Checklist({ flowTitle, steps, facts, onTick, onUntick, onFact, onChangeFlow, onSkip }: ChecklistProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const shown = steps.filter((step) => step.state !== 'not-applicable');
  const list = useId();
  return (
    <section aria-label={t('checklist.label')} className="border-b border-line" data-testid="checklist">
      <div className="flex items-center gap-1 px-3 pt-1.5">
        <button type="button" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)} className="flex min-w-0 flex-1 items-baseline gap-1.5 rounded-sm text-left text-base">
          <span aria-hidden="true" className="text-quiet">{open ? '▾' : '▸'}</span>
          <span className="truncate font-medium" data-testid="flow-name">{flowTitle ?? t('checklist.none')}</span>
          <span className="shrink-0 text-sm text-quiet">{t('checklist.count', { done: shown.filter((step) => step.state === 'done').length, of: shown.length })}</span>
        </button>
        <Button look="quiet" onClick={onChangeFlow} data-testid="change-flow">{t('checklist.change')}</Button>
      </div>
      <ol id={list} className={classNames('px-3 pb-1.5', open ? 'space-y-0.5' : 'flex flex-wrap gap-x-2')}>
        {(open ? steps : shown).map((step) => (
          <li key={step.id} data-testid={`step-${step.id}`} data-state={step.state} className={classNames('text-sm', step.due ? 'font-semibold text-ink' : 'text-quiet', open && 'text-base')}>
            {open ? <OpenStep step={step} onTick={onTick} onUntick={onUntick} onSkip={onSkip} /> : <ShortStep step={step} />}
          </li>
        ))}
      </ol>
      {open && facts.length > 0 ? (
        <fieldset className="border-t border-line px-3 py-1.5">
          <legend className="float-left mr-2 text-sm text-quiet">{t('checklist.facts')}</legend>
          <div className="flex flex-wrap gap-1">
            {facts.map((fact) => (
              <button key={fact.fact} type="button" aria-pressed={fact.is} onClick={() => onFact(fact.fact, !fact.is)} data-testid={`fact-${fact.fact}`} className={classNames('rounded-sm border px-1.5 text-sm', fact.is ? 'border-accent bg-accent-soft text-accent' : 'border-line text-quiet')}>
                {fact.is ? '✓ ' : ''}{fact.label}
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
    </section>
  );
}

/** The first words of a step's title: enough to know it by in the quiet row; the whole title is one press away. */
const shortTitle = (title: string): string => {
  const first = title.split(/[，,：:（(；;、]/u)[0] ?? title;
  const letters = [...first];
  return letters.length > 8 && /\p{Script=Han}/u.test(first) ? `${letters.slice(0, 7).join('')}…` : first;
};

function ShortStep({ step }: { readonly step: StepView }) {
  const { t } = useTranslation();
  return (
    <span title={step.title}>
      <span aria-hidden="true" className={step.state === 'done' ? 'text-done' : step.state === 'lacking' ? 'text-must' : step.due ? 'text-accent' : undefined}>{step.due ? '▸' : MARKS[step.state]}</span>{' '}
      {shortTitle(step.title)}
      <span className="sr-only">{t(`step.state.${step.state}`)}</span>
    </span>
  );
}

function OpenStep({ step, onTick, onUntick, onSkip }: { readonly step: StepView } & Pick<ChecklistProps, 'onTick' | 'onUntick' | 'onSkip'>) {
  const { t } = useTranslation();
  const done = step.state === 'done' || step.state === 'lacking';
  const asks = step.evidence.filter((item) => item.kind !== 'auto' && item.kind !== 'tick');
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(asks.map((item) => [item.id, item.value])));
  return (
    <div>
      <div className="flex items-baseline gap-1.5">
        <button type="button" role="checkbox" aria-checked={done} aria-label={step.title} disabled={step.state === 'not-applicable'} onClick={() => (done ? onUntick(step.id) : onTick(step.id, values))} className="min-h-6 w-5 shrink-0 rounded-sm text-center">
          <span aria-hidden="true" className={step.state === 'lacking' ? 'text-must' : done ? 'text-done' : step.due ? 'text-accent' : undefined}>{MARKS[step.state]}</span>
        </button>
        <span className={classNames('min-w-0 flex-1', step.state === 'skipped' && 'line-through decoration-1')}>{step.title}</span>
        {step.required && step.state === 'open' ? <span className="text-sm text-must">{t('step.must')}</span> : null}
        {step.state === 'open' ? <button type="button" className="rounded-sm px-1 text-sm text-quiet underline decoration-dotted" onClick={() => onSkip(step.id)}>{t('step.skip')}</button> : null}
      </div>
      {step.state === 'lacking' ? <p className="ml-6 text-sm text-must">{t('step.lacking')}</p> : null}
      {step.whenText ? <p className="ml-6 text-sm text-quiet">{t('step.when', { when: step.whenText })}</p> : null}
      {step.reason ? <p className="ml-6 text-sm text-quiet">{t('step.skippedBecause', { reason: step.reason })}</p> : null}
      {step.due || done ? (
        <div className="ml-6 flex flex-wrap gap-1">
          {asks.map((item) => (
            <label key={item.id} className="flex min-w-0 items-center gap-1 text-sm text-quiet">
              {item.label}
              {item.kind === 'choice' ? (
                <select value={values[item.id] ?? ''} onChange={(event) => setValues({ ...values, [item.id]: event.target.value })} className="rounded-sm border border-line bg-raised px-1 text-ink">
                  <option value="">—</option>
                  {item.choices.map((choice) => <option key={choice.id} value={choice.id}>{choice.label}</option>)}
                </select>
              ) : (
                <input
                  type={item.kind === 'date' ? 'date' : item.kind === 'time' ? 'time' : item.kind === 'count' ? 'number' : 'text'}
                  value={values[item.id] ?? ''}
                  autoComplete="off"
                  onChange={(event) => setValues({ ...values, [item.id]: event.target.value })}
                  onBlur={() => { if (done) onTick(step.id, values); }}
                  className="min-w-0 max-w-32 rounded-sm border border-line bg-raised px-1 text-ink"
                />
              )}
            </label>
          ))}
        </div>
      ) : null}
    </div>
  );
}
