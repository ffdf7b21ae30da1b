import { lazy, Suspense, useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactSwitcher } from './contact-switcher.tsx';
import { CallBar } from './call-bar.tsx';
import { DeskChips } from './desk-chips.tsx';
import { DeskMenu } from './desk-menu.tsx';
import { DeskOverlays } from './desk-overlays.tsx';
import { DeskToast } from './desk-toast.tsx';
import { alertChips, dueStepView, factViews, flowInView, lineViews, pinnedViews, shownFields, stepViews, withheldWords } from './desk-view.ts';
import { Checklist } from './checklist.tsx';
import { NotePanel } from './note-panel.tsx';
import { maskedTitle } from './subject.ts';
import { Now } from './now.tsx';
import { PageEmpty } from './page-empty.tsx';
import { ReadingBar } from './reading-bar.tsx';
import { TeachChip } from './teach-chip.tsx';
import { TypeBar } from './type-bar.tsx';
import { useDesk, useDeskBesideText } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useDeskMenu } from './use-desk-menu.ts';
import { Who } from './who.tsx';
import { clockTime } from '../ui/words.ts';

const EarlierNote = lazy(() => import('./earlier-note.tsx').then((module) => ({ default: module.EarlierNote })));

/** The agent's desk: who is this, what do I say now, what must not be forgotten. */
export function CallDesk({ footer }: { readonly footer?: ReactNode }) {
  const { t } = useTranslation();
  const { desk, actions } = useDesk();
  const state = useDeskBesideText();
  const { library, settings } = desk.services;
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const focusNote = useCallback(() => noteRef.current?.focus(), []);
  useDeskKeys(settings.singleKeys, focusNote);
  useEffect(() => desk.services.onCommand((name) => {
    if (name === 'search') desk.store.setState({ overlay: 'search' });
    else if (name === 'note') focusNote();
    else if (name === 'promises') desk.store.setState({ overlay: 'promises' });
    else if (name === 'open-panel') void desk.readPage();
    else {
      const due = dueStepView(library, desk.store.getState(), settings.bank);
      if (due) void actions.tick(due.id, {});
    }
  }), [desk, actions, library, settings, focusNote]);
  const grant = (origin: string): Promise<void> => desk.services.page.grant(origin).then((granted) => (granted ? desk.readPage() : undefined));
  const menu = useDeskMenu();

  const fields = shownFields(state);
  const name = fields.find((field) => field.name === 'customer_name')?.masked ?? state.call?.subject?.maskedName ?? null;
  const tier = fields.find((field) => field.name === 'tier')?.shown ?? null;
  const { judged } = state;

  return (
    <main className="flex min-h-dvh flex-col pb-12" aria-label={t('desk.label')}>
      <ReadingBar
        reading={state.reading.state === 'failed' ? state.reading : state.reading.state === 'reading' && !state.record ? { state: 'reading' } : {
          state: 'read', title: maskedTitle(state.record?.page.title ?? state.page?.title ?? '', state.record), at: state.record ? clockTime(state.record.readAt, settings.interfaceLocale) : '', fieldCount: Object.keys(state.record?.fields ?? {}).length, singleCustomer: state.record?.singleCustomer ?? false,
        }}
        onReread={() => void desk.readPage()}
        {...(state.page?.granted === false ? { onGrant: () => void grant(state.page!.origin) } : {})}
        menu={<DeskMenu items={menu} />}
      />
      <ContactSwitcher
        contacts={state.contacts.map((contact) => ({
          id: contact.id, name: contact.maskedName ?? t('contacts.unnamed'), state: contact.pendingForLead ? 'pending-lead' : contact.state === 'parked' ? 'parked' : 'open',
          channel: contact.channel as 'phone', since: contact.startedAt, alert: contact.pendingForLead,
        }))}
        activeId={state.activeId}
        onSwitch={(id) => void desk.open(id)}
        onStart={() => void actions.startFor('chat')}
      />
      {state.reading.state === 'failed' && state.call === null ? <PageEmpty code={state.reading.code} origin={state.reading.origin} onGrant={() => { if (state.reading.state === 'failed' && state.reading.origin) void grant(state.reading.origin); }} /> : null}
      <Who name={name} tier={tier} fields={fields} alerts={alertChips(state, t)} onUnmask={(field) => desk.services.onUnmask(state.activeId, field)} />
      <DeskChips />
      <TeachChip />
      <CallBar />
      {state.call && state.call.links.length > 0 ? <Suspense><EarlierNote /></Suspense> : null}
      <TypeBar
        chosen={state.call?.type.chosen ?? null}
        suggestion={judged ? { type: judged.type, band: judged.band, cues: judged.cues.map((cue) => ({ text: cue.text, reason: t(`cue.${cue.reason.code}`, { defaultValue: '', ...cue.reason.params }) })) } : null}
        glyphsOnly={state.glyphsOnly}
        onChoose={(type) => void actions.setType(type)}
      />
      <Now
        step={dueStepView(library, state, settings.bank)}
        lines={lineViews(desk, state, t)}
        focus={state.focus}
        pinned={pinnedViews(desk, state)}
        withheld={withheldWords(library, state, t)}
        newerWaiting={state.newer !== null}
        busy={state.busy}
        onFocus={actions.focusLine}
        onSaid={() => void actions.said()}
        onTick={(stepId) => void actions.tick(stepId, {})}
        onCopy={() => void actions.copyLine()}
        onInsert={() => void actions.insertLine()}
        onReject={() => void actions.rejectLine()}
        onShowNewer={actions.showNewer}
      />
      <Checklist
        flowTitle={flowInView(library, state)?.title ?? null}
        steps={stepViews(library, state)}
        facts={factViews(library, state, t)}
        onTick={(stepId, evidence) => void actions.tick(stepId, evidence)}
        onUntick={(stepId) => void actions.untick(stepId)}
        onFact={(fact, is) => void actions.setFact(fact, is)}
        onChangeFlow={() => desk.store.setState({ overlay: 'flow' })}
        onSkip={(stepId) => desk.store.setState({ overlay: 'skip', skipStep: stepId })}
      />
      <NotePanel freeRef={noteRef} />
      {footer}
      <DeskOverlays />
      <DeskToast />
    </main>
  );
}
