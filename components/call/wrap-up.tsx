import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Overlay } from '../ui/overlay.tsx';
import { ChoiceKey, useChoiceKeys } from './choice-keys.tsx';
import { PromiseForm } from './promise-form.tsx';
import { RecordingForm } from './recording-form.tsx';

export interface DispositionView {
  readonly code: string;
  readonly title: string;
}

export interface GateView {
  readonly outcome: 'close' | 'warn' | 'park-for-lead';
  readonly openSteps: readonly { readonly id: string; readonly title: string }[];
}

interface WrapUpProps {
  readonly dispositions: readonly DispositionView[];
  readonly suggested: readonly string[];
  readonly chosen: string | null;
  readonly gate: GateView;
  readonly otherCustomerOpen: boolean;
  readonly promises: readonly { readonly id: string; readonly what: string; readonly due: string }[];
  readonly onPromise: (what: string, dueLocal: string) => void;
  /** The number of the recording; null while nobody gave it. */
  readonly recording: string | null;
  readonly onRecording: (recordingId: string) => void;
  /** Kinds of personal data in the note that nobody decided on: they close masked. */
  readonly maskedInNote: string | null;
  readonly onChoose: (code: string) => void;
  readonly onCloseCall: (overrideReason?: string) => void;
  readonly onPark: (reason: string) => void;
  readonly onCancel: () => void;
}

/** As many outcomes as one sees at a glance and as there are digits; the rest are one press away. */
const SHOWN = 10;

const REASONS = ['hung-up', 'next-call', 'later', 'not-needed', 'system'] as const;
/** The row of letters under one hand; W, which led here, is none of them. */
const REASON_KEYS = ['a', 's', 'd', 'f', 'g'] as const;

/**
 * One gate, whichever way the call is closed: open required steps are shown; a standard flow records the override with its
 * reason, a critical one is parked for the lead and the agent is free.
 */
export function WrapUp(props: WrapUpProps) {
  const { t } = useTranslation();
  const { gate, dispositions, suggested, chosen } = props;
  const [reason, setReason] = useState('');
  const [all, setAll] = useState(false);
  const [adding, setAdding] = useState<'promise' | 'recording' | null>(null);
  const ordered = [...dispositions].sort((a, b) => Number(suggested.includes(b.code)) - Number(suggested.includes(a.code)));
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  const promise = useRef<HTMLFormElement>(null);
  const [promising, setPromising] = useState('');
  const forLead = gate.outcome === 'park-for-lead';
  const lacks = chosen === null && !forLead ? 'wrapUp.needsDisposition' : gate.outcome !== 'close' && reason === '' ? 'wrapUp.needsReason' : null;
  /** A promise that was written down and not added yet is asked for before the call is gone. */
  const leave = (go: () => void): void => {
    if (promising.trim() === '') go();
    else if (promise.current) promise.current.requestSubmit();
    else setAdding('promise');
  };
  const finish = (): void => {
    if (lacks === null) leave(() => (forLead ? props.onPark(reason) : props.onCloseCall(gate.outcome === 'warn' ? reason : undefined)));
  };
  const park = (): void => leave(() => props.onPark(reason || t('reason.later')));
  const group = useChoiceKeys((key) => {
    const one = shown.slice(0, SHOWN)[(Number(key) + 9) % 10];
    const why = gate.openSteps.length > 0 ? REASONS[REASON_KEYS.indexOf(key as 'a')] : undefined;
    if (/^\d$/u.test(key)) { if (one) props.onChoose(one.code); }
    else if (why) setReason(t(`reason.${why}`));
    else if (key === 'enter') finish();
    else if (key === 'p' && !forLead) park();
  });
  return (
    <Overlay title={t('wrapUp.title')} onClose={props.onCancel} testId="wrap-up-dialog">
      <div role="group" aria-label={t('wrapUp.title')} ref={group} data-first tabIndex={-1} className="outline-none">
      {props.otherCustomerOpen ? <p className="mb-2 rounded-sm bg-must-soft px-2 py-1 text-must">{t('wrapUp.otherCustomer')}</p> : null}
      <fieldset className="min-w-0">
        <legend className="mb-1 text-sm text-quiet">{t('wrapUp.disposition')}</legend>
        <div className="flex flex-wrap gap-1">
          {shown.map((one, index) => (
            <button key={one.code} type="button" aria-pressed={chosen === one.code} data-testid={`disposition-${one.code}`} onClick={() => props.onChoose(one.code)} className={classNames('min-h-7 rounded-md border px-2 text-base', chosen === one.code ? 'border-accent bg-accent-soft font-medium text-accent' : 'border-line bg-raised')}>
              {index < SHOWN ? <ChoiceKey>{(index + 1) % 10}</ChoiceKey> : null}{one.title}
            </button>
          ))}
          {ordered.length > SHOWN && !all ? <Button look="quiet" data-testid="more-dispositions" onClick={() => setAll(true)}>{t('more')}</Button> : null}
        </div>
      </fieldset>
      {props.promises.length > 0 ? <ul aria-label={t('wrapUp.promises')} className="mt-2 list-disc pl-5">{props.promises.map((one) => <li key={one.id}>{one.what} · {one.due}</li>)}</ul> : null}
      <div className="mt-2 flex flex-wrap gap-1">
        {(['promise', 'recording'] as const).filter((one) => one === 'promise' || props.recording === null).map((one) => (
          <Button key={one} look="quiet" aria-expanded={adding === one} data-testid={`add-${one}`} onClick={() => setAdding(adding === one ? null : one)}>{adding === one ? '▾' : '＋'} {t(one === 'promise' ? 'wrapUp.promises' : 'later.recording')}</Button>
        ))}
      </div>
      {adding === 'promise' ? <PromiseForm form={promise} what={promising} onWhat={setPromising} onPromise={props.onPromise} /> : null}
      {adding === 'recording' && props.recording === null ? <RecordingForm onRecording={(id) => { props.onRecording(id); setAdding(null); }} /> : null}
      {props.maskedInNote ? <p className="mt-2 text-sm text-must" data-testid="masked-in-note">{t('wrapUp.masked', { what: props.maskedInNote })}</p> : null}
      {gate.openSteps.length > 0 ? (
        <div className="mt-3">
          <p className={gate.outcome === 'park-for-lead' ? 'text-harm' : 'text-must'}>{t(gate.outcome === 'park-for-lead' ? 'wrapUp.critical' : 'wrapUp.open', { count: gate.openSteps.length })}</p>
          <ul className="my-1 list-disc pl-5" data-testid="open-steps">{gate.openSteps.map((step) => <li key={step.id}>{step.title}</li>)}</ul>
          <div role="group" aria-label={t('wrapUp.reason')} className="flex flex-wrap gap-1">
            {REASONS.map((one, index) => (
              <button key={one} type="button" aria-pressed={reason === t(`reason.${one}`)} data-testid={`reason-${one}`} onClick={() => setReason(t(`reason.${one}`))} className={classNames('min-h-6 rounded-sm border px-1.5', reason === t(`reason.${one}`) ? 'border-accent bg-accent-soft text-accent' : 'border-line')}><ChoiceKey>{REASON_KEYS[index]?.toUpperCase()}</ChoiceKey><span className="inline-block first-letter:uppercase">{t(`reason.${one}`)}</span></button>
            ))}
          </div>
          <input value={reason} autoComplete="off" onChange={(event) => setReason(event.target.value)} aria-label={t('wrapUp.reason')} placeholder={t('wrapUp.reason')} className="mt-1 w-full rounded-sm border border-line bg-raised px-1.5 py-0.5" />
        </div>
      ) : <p className="mt-3 text-done">{t('wrapUp.allDone')}</p>}
      <div className="mt-3 flex flex-wrap gap-1 pb-1">
        <Button look="primary" keyHint="⏎" data-testid={forLead ? 'park-call' : 'close-call'} className="flex-1" disabled={lacks !== null} onClick={finish}>{t(forLead ? 'wrapUp.parkForLead' : gate.outcome === 'warn' ? 'wrapUp.closeAnyway' : 'wrapUp.close')}</Button>
        {forLead ? null : <Button keyHint="P" data-testid="park-call" onClick={park}>{t('wrapUp.park')}</Button>}
      </div>
      {lacks ? <p className="pb-1 text-sm text-quiet" data-testid="wrap-up-lacks">{t(lacks)}</p> : null}
      </div>
    </Overlay>
  );
}
