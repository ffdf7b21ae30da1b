import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition, Flow, FlowStep } from '../../scripts-library/schema/index.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import { HeadFields } from './head-fields.tsx';
import type { Surroundings } from './record-findings.ts';
import { StepFields } from './step-fields.tsx';

interface FlowFieldsProps {
  readonly flow: Flow;
  readonly around: Surroundings;
  readonly onChange: (flow: Flow) => void;
}

const factsIn = (condition: Condition): string[] => ('fact' in condition ? [condition.fact] : ('all' in condition ? condition.all : condition.any).flatMap(factsIn));

/** An id no step of the flow has: calls remember their steps by it, so it never changes and is never used again within a version. */
const freshId = (steps: readonly FlowStep[]): string => {
  let number = steps.length + 1;
  while (steps.some((step) => step.id === `step-${number}`)) number += 1;
  return `step-${number}`;
};

/** An SOP: its gate and its steps in order. Running calls keep the version they began with. */
export function FlowFields({ flow, around, onChange }: FlowFieldsProps) {
  const { t } = useTranslation();
  const facts = useId();
  const known = useMemo(() => [...new Set([...around.others.flows, flow].flatMap((one) => one.steps.flatMap((step) => [...(step.when ? factsIn(step.when) : []), ...step.branches.flatMap((branch) => factsIn(branch.when))])))].sort(), [around, flow]);
  const setSteps = (steps: readonly FlowStep[]): void => onChange({ ...flow, steps: [...steps] });
  const setStep = (index: number, step: FlowStep): void => setSteps(flow.steps.map((one, at) => (at === index ? step : one)));
  const move = (index: number, by: -1 | 1): void => {
    const steps = [...flow.steps];
    const [step] = steps.splice(index, 1);
    if (step) steps.splice(index + by, 0, step);
    setSteps(steps);
  };
  const add = (index: number): void => setSteps(flow.steps.toSpliced(index + 1, 0, { id: freshId(flow.steps), title: t('trainer.newStep'), stage: flow.steps[index]?.stage ?? 'handle', requirement: 'required', evidence: [{ id: 'done', kind: 'tick', label: t('trainer.newEvidence') }], scenarios: [], scripts: [], branches: [] }));
  return (
    <div className="mt-3 grid gap-3">
      <HeadFields record={flow} onChange={(head) => onChange({ ...flow, ...head })}>
        <Field label={t('trainer.gate')} hint={t(`trainer.gate.${flow.gate}`)}>{(id) => <select id={id} data-field="gate" className={inputLook} value={flow.gate} onChange={(event) => onChange({ ...flow, gate: event.target.value as Flow['gate'] })}><option value="standard">{t('gate.standard')}</option><option value="critical">{t('gate.critical')}</option></select>}</Field>
      </HeadFields>
      <datalist id={facts}>{known.map((fact) => <option key={fact} value={fact}>{t(`fact.${fact}`, { defaultValue: '' })}</option>)}</datalist>
      <ol className="divide-y divide-line border-y border-line" data-testid="flow-steps">
        {flow.steps.map((step, index) => (
          <li key={step.id} className="grid items-start gap-2 py-1.5 sm:grid-cols-[2rem_1fr_auto]">
            <span className="pt-1 text-quiet">{index + 1}</span>
            <div data-field={`steps.${index}`} tabIndex={-1}>
              <input aria-label={t('trainer.stepTitle')} data-field={`steps.${index}.title`} className={inputLook} value={step.title} autoComplete="off" onChange={(event) => setStep(index, { ...step, title: event.target.value })} />
              <p className="mt-0.5 text-sm text-quiet">{[t(`stage.${step.stage}`), t(`requirement.${step.requirement}`), step.whenText, step.limit ? `${step.limit.amount} ${t(`unit.${step.limit.unit}`)}（${t(`basis.${step.limit.basis}`)}）` : null, ...step.evidence.map((item) => item.label), ...step.branches.map((branch) => `→ ${flow.steps.find((one) => one.id === branch.to)?.title ?? branch.to}`)].filter(Boolean).join(' · ')}</p>
              <StepFields step={step} index={index} steps={flow.steps} facts={facts} onChange={(next) => setStep(index, next)} />
            </div>
            <span className="flex flex-wrap gap-1">
              <Button look="quiet" aria-label={t('trainer.up')} disabled={index === 0} onClick={() => move(index, -1)}>↑</Button>
              <Button look="quiet" aria-label={t('trainer.down')} disabled={index === flow.steps.length - 1} onClick={() => move(index, 1)}>↓</Button>
              <Button look="quiet" aria-label={t('trainer.addStep')} data-testid={`add-after-${index}`} title={t('trainer.addStep')} onClick={() => add(index)}>＋</Button>
              <Button look="quiet" aria-label={t('trainer.removeStep')} data-testid={`remove-${index}`} title={t('trainer.removeStep')} disabled={flow.steps.length <= 2} onClick={() => setSteps(flow.steps.toSpliced(index, 1))}>✕</Button>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
