import { useTranslation } from 'react-i18next';
import type { Flow, FlowStep } from '../../scripts-library/schema/index.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';

interface FlowFieldsProps {
  readonly flow: Flow;
  readonly onChange: (flow: Flow) => void;
}

/** An SOP: its gate and its steps in order. Running calls keep the version they began with. */
export function FlowFields({ flow, onChange }: FlowFieldsProps) {
  const { t } = useTranslation();
  const setStep = (index: number, part: Partial<FlowStep>): void => onChange({ ...flow, steps: flow.steps.map((step, at) => (at === index ? { ...step, ...part } : step)) });
  const move = (index: number, by: -1 | 1): void => {
    const steps = [...flow.steps];
    const [step] = steps.splice(index, 1);
    if (step) steps.splice(index + by, 0, step);
    onChange({ ...flow, steps });
  };
  return (
    <div className="mt-3 grid gap-3">
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label={t('trainer.title')}>{(id) => <input id={id} className={inputLook} value={flow.title} autoComplete="off" onChange={(event) => onChange({ ...flow, title: event.target.value })} />}</Field>
        <Field label={t('trainer.gate')} hint={t(`trainer.gate.${flow.gate}`)}>{(id) => <select id={id} className={inputLook} value={flow.gate} onChange={(event) => onChange({ ...flow, gate: event.target.value as Flow['gate'] })}><option value="standard">{t('gate.standard')}</option><option value="critical">{t('gate.critical')}</option></select>}</Field>
        <Field label={t('trainer.reviewBy')}>{(id) => <input id={id} type="date" className={inputLook} value={flow.reviewBy} onChange={(event) => onChange({ ...flow, reviewBy: event.target.value })} />}</Field>
      </div>
      <ol className="divide-y divide-line border-y border-line">
        {flow.steps.map((step, index) => (
          <li key={step.id} className="grid items-start gap-2 py-1.5 sm:grid-cols-[2rem_1fr_9rem_auto]">
            <span className="pt-1 text-quiet">{index + 1}</span>
            <div>
              <input aria-label={t('trainer.stepTitle')} className={inputLook} value={step.title} autoComplete="off" onChange={(event) => setStep(index, { title: event.target.value })} />
              <p className="mt-0.5 text-sm text-quiet">{[t(`stage.${step.stage}`), step.whenText, step.limit ? `${step.limit.amount} ${t(`unit.${step.limit.unit}`)}（${t(`basis.${step.limit.basis}`)}）` : null, ...step.evidence.map((item) => item.label)].filter(Boolean).join(' · ')}</p>
            </div>
            {step.requirement === 'conditional' ? <span className="pt-1 text-sm text-quiet">{t('requirement.conditional')}</span> : (
              <select aria-label={t('trainer.requirement')} className={inputLook} value={step.requirement} onChange={(event) => setStep(index, { requirement: event.target.value as FlowStep['requirement'] })}><option value="required">{t('requirement.required')}</option><option value="optional">{t('requirement.optional')}</option></select>
            )}
            <span className="flex gap-1"><Button look="quiet" aria-label={t('trainer.up')} disabled={index === 0} onClick={() => move(index, -1)}>↑</Button><Button look="quiet" aria-label={t('trainer.down')} disabled={index === flow.steps.length - 1} onClick={() => move(index, 1)}>↓</Button></span>
          </li>
        ))}
      </ol>
    </div>
  );
}
