import { useTranslation } from 'react-i18next';
import { STAGES } from '../../domain/scenario.ts';
import type { Condition, FlowStep } from '../../scripts-library/schema/index.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';

interface StepFieldsProps {
  readonly step: FlowStep;
  readonly index: number;
  readonly steps: readonly FlowStep[];
  /** Id of the list of facts that the library's flows ask about. */
  readonly facts: string;
  readonly onChange: (step: FlowStep) => void;
}

const UNITS = ['seconds', 'minutes', 'hours', 'workdays', 'days', 'months', 'times'] as const;
const KINDS = ['tick', 'text', 'choice', 'time', 'date', 'count', 'auto'] as const;

/** Required and optional steps have no condition; a conditional one has to have its own. */
function withRequirement({ when, whenText, ...step }: FlowStep, requirement: FlowStep['requirement']): FlowStep {
  if (requirement !== 'conditional') return { ...step, requirement };
  return { ...step, requirement, when: when ?? { fact: '', is: true }, ...(whenText === undefined ? {} : { whenText }) };
}

function withLimit(step: FlowStep, part: Partial<NonNullable<FlowStep['limit']>>): FlowStep {
  const { limit, ...rest } = step;
  if (part.amount !== undefined && !(part.amount > 0)) return limit?.basis === 'regulation' ? step : rest;
  return { ...rest, limit: { ...(limit ?? { amount: 1, unit: 'minutes', basis: 'proposal' }), ...part } };
}

/** Everything about a step beyond its title: when it is due, how fast, what proves it, where it leads. */
export function StepFields({ step, index, steps, facts, onChange }: StepFieldsProps) {
  const { t } = useTranslation();
  const set = (part: Partial<FlowStep>): void => onChange({ ...step, ...part });
  const setEvidence = (at: number, part: Partial<FlowStep['evidence'][number]>): void => set({ evidence: step.evidence.map((item, each) => (each === at ? { ...item, ...part } : item)) });
  const setBranch = (at: number, part: Partial<FlowStep['branches'][number]>): void => set({ branches: step.branches.map((branch, each) => (each === at ? { ...branch, ...part } : branch)) });
  const lawful = step.limit?.basis === 'regulation';
  const freshEvidence = (): string => { let number = step.evidence.length + 1; while (step.evidence.some((item) => item.id === `item_${number}`)) number += 1; return `item_${number}`; };
  return (
    <details data-testid={`step-${index}`}>
      <summary className="min-h-[24px] cursor-pointer text-sm text-accent">{t('trainer.stepMore')}</summary>
      <div className="mt-1 grid gap-2 border-l-2 border-line pl-3 sm:grid-cols-2">
        <Field label={t('trainer.stage')}>{(id) => <select id={id} className={inputLook} value={step.stage} onChange={(event) => set({ stage: event.target.value as FlowStep['stage'] })}>{STAGES.map((one) => <option key={one} value={one}>{t(`stage.${one}`)}</option>)}</select>}</Field>
        <Field label={t('trainer.requirement')}>{(id) => <select id={id} data-testid={`requirement-${index}`} className={inputLook} value={step.requirement} onChange={(event) => onChange(withRequirement(step, event.target.value as FlowStep['requirement']))}>{(['required', 'optional', 'conditional'] as const).map((one) => <option key={one} value={one}>{t(`requirement.${one}`)}</option>)}</select>}</Field>
        {step.requirement === 'conditional' ? (
          <>
            <Field label={t('trainer.whenText')}>{(id) => <input id={id} data-field={`steps.${index}.whenText`} className={inputLook} value={step.whenText ?? ''} autoComplete="off" onChange={(event) => set({ whenText: event.target.value })} />}</Field>
            <ConditionFields label={t('trainer.when')} field={`steps.${index}.when`} condition={step.when} facts={facts} onChange={(when) => set({ when })} />
          </>
        ) : null}
        <Field label={t('trainer.limit')} hint={lawful ? t('trainer.limit.lawful') : step.limit?.setting === undefined ? t('trainer.limit.hint') : t('trainer.limit.setting')}>{(id) => (
          <div className="flex gap-2">
            <input id={id} data-testid={`limit-${index}`} type="number" min="0" disabled={lawful} className={inputLook} value={step.limit?.amount ?? ''} onChange={(event) => onChange(withLimit(step, { amount: Number(event.target.value) }))} />
            <select aria-label={t('trainer.limit.unit')} disabled={lawful || step.limit === undefined} className={inputLook} value={step.limit?.unit ?? 'minutes'} onChange={(event) => onChange(withLimit(step, { unit: event.target.value as (typeof UNITS)[number] }))}>{UNITS.map((unit) => <option key={unit} value={unit}>{t(`unit.${unit}`)}</option>)}</select>
          </div>
        )}</Field>
        <Field label={t('trainer.hint')}>{(id) => <input id={id} className={inputLook} value={step.hint ?? ''} autoComplete="off" onChange={(event) => { const { hint: _hint, ...rest } = step; onChange(event.target.value === '' ? rest : { ...step, hint: event.target.value }); }} />}</Field>
        <fieldset className="sm:col-span-2">
          <legend className="text-sm text-quiet">{t('trainer.evidence')}</legend>
          {step.evidence.map((item, at) => (
            <div key={item.id} className="mb-1 grid grid-cols-[1fr_7rem_auto] gap-2">
              <input aria-label={t('trainer.evidence')} data-field={`steps.${index}.evidence.${at}.label`} className={inputLook} value={item.label} autoComplete="off" onChange={(event) => setEvidence(at, { label: event.target.value })} />
              {item.kind === 'choice' || item.kind === 'auto' ? <span className="pt-1 text-sm text-quiet">{t(`trainer.evidence.${item.kind}`)}</span> : <select aria-label={t('trainer.evidenceKind')} className={inputLook} value={item.kind} onChange={(event) => setEvidence(at, { kind: event.target.value as (typeof KINDS)[number] })}>{KINDS.filter((kind) => kind !== 'choice' && kind !== 'auto').map((kind) => <option key={kind} value={kind}>{t(`trainer.evidence.${kind}`)}</option>)}</select>}
              <Button look="quiet" aria-label={t('trainer.removeEvidence')} onClick={() => set({ evidence: step.evidence.toSpliced(at, 1) })}>✕</Button>
            </div>
          ))}
          <Button look="quiet" data-testid={`add-evidence-${index}`} onClick={() => set({ evidence: [...step.evidence, { id: freshEvidence(), kind: 'tick', label: t('trainer.newEvidence') }] })}>{t('trainer.addEvidence')}</Button>
        </fieldset>
        <fieldset className="sm:col-span-2" data-field={`steps.${index}.branches`} tabIndex={-1}>
          <legend className="text-sm text-quiet">{t('trainer.branches')}</legend>
          {step.branches.map((branch, at) => (
            <div key={at} className="mb-1 grid gap-2 sm:grid-cols-[1fr_1fr_auto]">
              <ConditionFields label={t('trainer.when')} field={`steps.${index}.branches.${at}.when`} condition={branch.when} facts={facts} onChange={(when) => setBranch(at, { when })} />
              <Field label={t('trainer.branchTo')}>{(id) => (
                <select id={id} data-field={`steps.${index}.branches.${at}.to`} className={inputLook} value={branch.to} onChange={(event) => setBranch(at, { to: event.target.value })}>
                  {steps.some((one) => one.id === branch.to) ? null : <option value={branch.to}>{t('trainer.branchGone', { id: branch.to })}</option>}
                  {steps.map((one, number) => (one.id === step.id ? null : <option key={one.id} value={one.id}>{number + 1} {one.title}</option>))}
                </select>
              )}</Field>
              <Button look="quiet" aria-label={t('trainer.removeBranch')} onClick={() => set({ branches: step.branches.toSpliced(at, 1) })}>✕</Button>
            </div>
          ))}
          <Button look="quiet" data-testid={`add-branch-${index}`} onClick={() => set({ branches: [...step.branches, { when: { fact: '', is: true }, to: (steps[index + 1] ?? steps[0])!.id }] })}>{t('trainer.addBranch')}</Button>
        </fieldset>
      </div>
    </details>
  );
}

interface ConditionFieldsProps {
  readonly label: string;
  readonly field: string;
  readonly condition: Condition | undefined;
  readonly facts: string;
  readonly onChange: (condition: Condition) => void;
}

/** A fact of the call that holds or not. A condition of several facts is shown as it is and kept; it is written in the pack's file. */
function ConditionFields({ label, field, condition, facts, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation();
  if (condition !== undefined && !('fact' in condition)) return <div><p className="text-sm text-quiet">{label}</p><p data-field={field} tabIndex={-1} className="pt-1 text-sm">{words(condition, t('trainer.and'), t('trainer.or'), t('trainer.not'))}</p></div>;
  const { fact, is } = condition ?? { fact: '', is: true };
  return (
    <Field label={label} hint={t(`fact.${fact}`, { defaultValue: '' }) || undefined}>{(id) => (
      <div className="flex gap-2">
        <input id={id} data-field={field} list={facts} className={inputLook} value={fact} autoComplete="off" onChange={(event) => onChange({ fact: event.target.value.trim(), is })} />
        <select aria-label={t('trainer.holds')} className="min-h-[24px] rounded-sm border border-line bg-raised px-1" value={String(is)} onChange={(event) => onChange({ fact, is: event.target.value === 'true' })}><option value="true">{t('trainer.holds.yes')}</option><option value="false">{t('trainer.holds.no')}</option></select>
      </div>
    )}</Field>
  );
}

function words(condition: Condition, and: string, or: string, not: string): string {
  if ('fact' in condition) return condition.is ? condition.fact : `${not} ${condition.fact}`;
  const [parts, between] = 'all' in condition ? [condition.all, and] : [condition.any, or];
  return parts.map((part) => ('fact' in part ? words(part, and, or, not) : `(${words(part, and, or, not)})`)).join(` ${between} `);
}
