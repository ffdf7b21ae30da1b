import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCENARIO_IDS, type ScenarioId } from '../../domain/scenario.ts';
import { Button } from '../ui/button.tsx';
import { Overlay } from '../ui/overlay.tsx';
import { gateView, reasonWords } from './desk-view.ts';
import { dueStepOf, flowOf, flowsFor, heardLately, progressOf } from './flows.ts';
import { undecidedInNote } from './note-text.ts';
import { callBack, keepPromiseAtDesk } from './promise-actions.ts';
import { renderLine, renderText } from './rendering.ts';
import { useDesk, useDeskBesideText } from './use-desk.ts';
import { dayAndTime } from '../ui/words.ts';

/** What floats is loaded beside the first screen, not before it: what a key asks for in a call comes right behind it. */
const loadSearch = () => import('./search-overlay.tsx');
const loadWrapUp = () => import('./wrap-up.tsx');
const loadDialogs = () => import('./dialogs.tsx');
const SearchOverlay = lazy(() => loadSearch().then((module) => ({ default: module.SearchOverlay })));
const WrapUp = lazy(() => loadWrapUp().then((module) => ({ default: module.WrapUp })));
const KeysDialog = lazy(() => loadDialogs().then((module) => ({ default: module.KeysDialog })));
const ObjectionsDialog = lazy(() => loadDialogs().then((module) => ({ default: module.ObjectionsDialog })));
const PickDialog = lazy(() => loadDialogs().then((module) => ({ default: module.PickDialog })));
const EditLineDialog = lazy(() => import('./edit-line-dialog.tsx').then((module) => ({ default: module.EditLineDialog })));
const SkipDialog = lazy(() => loadDialogs().then((module) => ({ default: module.SkipDialog })));
const OpenPromises = lazy(() => import('./open-promises.tsx').then((module) => ({ default: module.OpenPromises })));
const PastCalls = lazy(() => import('./past-calls.tsx').then((module) => ({ default: module.PastCalls })));
const TeachDialog = lazy(() => import('./teach-dialog.tsx').then((module) => ({ default: module.TeachDialog })));
/** After the first screen and the reading of the page, in milliseconds. */
const SOON = 1500;

/** Whatever floats over the desk; one at a time. */
export function DeskOverlays() {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.all([loadSearch(), loadWrapUp(), loadDialogs()]), SOON);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense><OpenOverlay /></Suspense>;
}

function OpenOverlay() {
  const { t } = useTranslation();
  const { desk, actions } = useDesk();
  const state = useDeskBesideText();
  const { library, settings } = desk.services;
  const close = (): void => desk.store.setState({ overlay: null, skipStep: null });
  const [shortcuts, setShortcuts] = useState<readonly { readonly name: string; readonly shortcut: string }[]>([]);
  useEffect(() => {
    if (state.overlay === 'keys') void desk.services.shortcuts().then(setShortcuts);
  }, [state.overlay, desk]);

  const flow = flowOf(library, state.call);
  const why = (scenario: string): string => state.scenarios.find((one) => one.scenario === scenario)?.reasons.map((reason) => reasonWords(reason, t)).filter(Boolean).join(' · ') ?? '';

  switch (state.overlay) {
    case 'search':
      return <SearchOverlay search={(query) => desk.services.search(query)} recent={desk.services.recentQueries()} onClose={close} onUse={(id, query) => { close(); desk.services.rememberQuery(query); actions.pickRecord(id); }} />;
    case 'teach':
      return desk.services.teach && state.page ? <TeachDialog teach={desk.services.teach} origin={state.page.origin} makeId={desk.services.makeId} reread={desk.readPage} onClose={close} /> : null;
    case 'promises':
      return desk.services.promises ? (
        <Overlay title={t('promises.label')} onClose={close} testId="promises-dialog">
          <OpenPromises promises={desk.services.promises} locale={settings.interfaceLocale} copy={desk.services.copy} onContinue={(promise) => void callBack(desk, actions, promise.callId)} onKept={(promise) => keepPromiseAtDesk(desk, promise.callId, promise.id)} />
        </Overlay>
      ) : null;
    case 'past':
      return <Overlay title={t('past.label')} onClose={close} testId="past-dialog"><PastCalls onContinue={(callId) => void callBack(desk, actions, callId)} /></Overlay>;
    case 'keys':
      return <KeysDialog shortcuts={shortcuts} onCancel={close} />;
    case 'objections': {
      const type = state.call?.type.chosen ?? 'unknown';
      const scenario = state.call?.scenario?.id;
      const fits = library.objections.toSorted((a, b) => Number(scenario !== undefined && b.scenarios.includes(scenario)) - Number(scenario !== undefined && a.scenarios.includes(scenario)));
      const views = fits.map((one) => ({ id: one.id, says: one.says[0] ?? '', answer: renderText(desk, one.answers[type === 'unknown' ? 'neutral' : type]).plain }));
      return <ObjectionsDialog objections={views} onCancel={close} onCopy={(id) => { void desk.services.copy(views.find((one) => one.id === id)?.answer ?? ''); close(); }} />;
    }
    case 'flow': {
      const suggested = flowsFor(library, state.call?.scenario?.id ?? state.scenarios[0]?.scenario ?? null, state.alerts, state.call?.direction ?? 'inbound', heardLately(state.record)).slice(0, 3);
      const rest = library.flows.filter((one) => !suggested.includes(one));
      return <PickDialog testId="flow-dialog" title={t('pick.flow')} onCancel={close} onPick={(id) => void actions.setFlow(id)} choices={[...suggested, ...rest].map((one) => ({ id: one.id, title: one.title, detail: one.sop, suggested: suggested.includes(one) }))} />;
    }
    case 'scenario': {
      const guessed = state.scenarios.slice(0, 3).map((one) => one.scenario);
      const rest = SCENARIO_IDS.filter((id) => !guessed.includes(id));
      return <PickDialog testId="scenario-dialog" title={t('pick.scenario')} onCancel={close} onPick={(id) => void actions.setScenario(id as ScenarioId)} choices={[...guessed, ...rest].map((id) => ({ id, title: t(`scenario.${id}`), detail: why(id), suggested: guessed.includes(id) }))} />;
    }
    case 'skip': {
      const step = flow?.steps.find((one) => one.id === state.skipStep) ?? dueStepOf(flow, progressOf(state.call, flow));
      return step ? <SkipDialog stepTitle={step.title} onCancel={close} onSkip={(reason) => void actions.skip(step.id, reason)} /> : null;
    }
    case 'edit-line': {
      const line = state.shown.lines[state.focus];
      return line ? <EditLineDialog text={renderLine(desk, line).plain} onCancel={close} onInsert={(text) => void actions.insertLine(false, text)} /> : null;
    }
    case 'confirm-insert':
      return (
        <Overlay title={t('now.insert')} onClose={close} testId="confirm-insert-dialog">
          <p>{t('insert.unknown-customer', { name: state.call?.subject?.maskedName ?? t('contacts.unnamed') })}</p>
          <div className="mt-2 flex gap-1 pb-1">
            <Button look="primary" data-testid="confirm-insert" onClick={() => void actions.insertLine(true)}>{t('insert.confirm')}</Button>
            <Button onClick={close}>{t('cancel')}</Button>
          </div>
        </Overlay>
      );
    case 'wrap-up': {
      const { call } = state;
      if (!call) return null;
      // An outbound attempt mostly ends as one: its outcomes come first.
      const shown = library.dispositions.filter((one) => one.direction === 'both' || one.direction === call.direction).toSorted((a, b) => Number(b.direction === 'outbound') - Number(a.direction === 'outbound'));
      const scenario = call.scenario?.id;
      return (
        <WrapUp
          dispositions={shown}
          suggested={shown.filter((one) => scenario !== undefined && one.scenarios.includes(scenario)).map((one) => one.code)}
          chosen={call.disposition ?? null}
          gate={gateView(library, state)}
          otherCustomerOpen={state.relation === 'other'}
          promises={call.promises.map((one) => ({ id: one.id, what: one.what, due: dayAndTime(one.dueAt, settings.interfaceLocale) }))}
          onPromise={(what, due) => void actions.promise(what, new Date(due).toISOString())}
          recording={call.recordingId ?? null}
          onRecording={(recordingId) => void desk.record({ type: 'recording.set', recordingId })}
          maskedInNote={undecidedInNote(call, desk.current()?.kept() ?? new Set(), t)}
          onChoose={(code) => void actions.setDisposition(code)}
          onCloseCall={(reason) => void actions.closeCall(reason)}
          onPark={(reason) => void actions.park(reason)}
          onCancel={close}
        />
      );
    }
    default:
      return null;
  }
}
