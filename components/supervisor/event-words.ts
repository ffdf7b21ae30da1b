import type { TFunction } from 'i18next';
import type { CallEvent, ScriptRef } from '../../domain/call/events.ts';
import type { Locale } from '../../domain/language.ts';
import type { NoteTitles } from '../../domain/note/note.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import { dayAndTime } from '../ui/words.ts';

interface Speech {
  readonly t: TFunction;
  readonly locale: Locale;
  readonly library: Library;
  readonly titles: NoteTitles;
  /** What was promised, by id. */
  readonly promised: (id: string) => string;
}

const join = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(' · ');

/** What an event says besides its kind, in words: which line in which version, which step, what was written, who says when. */
export function eventWords(event: CallEvent, { t, locale, library, titles, promised }: Speech): string {
  const line = ({ scriptId, version, libraryVersion, variant }: ScriptRef): string =>
    join(`${library.byId.get(scriptId)?.title ?? scriptId} v${version}`, t('timeline.fromLibrary', { version: libraryVersion }), variant === 'unknown' ? '' : t(`type.${variant}`));
  const step = (id: string): string => titles.step(id)?.title ?? id;
  const evidence = (stepId: string, given: Readonly<Record<string, string>>): string =>
    Object.entries(given).map(([id, value]) => `${titles.evidence(stepId, id)?.label ?? id} ${titles.evidence(stepId, id)?.choice?.(value) ?? value}`).join(t('note.between'));

  switch (event.type) {
    case 'call.started':
      return join(t(`note.who.${event.direction}`, { channel: t(`channel.${event.channel}`) }), event.subject?.maskedName, t(`call.by.${event.startedBy}`));
    case 'direction.set':
      return t(`timeline.${event.to}`);
    case 'mark.set':
      return join(t(`timeline.mark.${event.mark}`), t(`call.by.${event.source}`));
    case 'subject.confirmed':
      return event.subject.maskedName ?? t('contacts.unnamed');
    case 'page.changed':
      return t(`timeline.page.${event.relation}`);
    case 'type.suggested':
      return join(t(`type.${event.to}`), t(`band.${event.confidence}`));
    case 'type.set':
      return t(`type.${event.to}`);
    case 'scenario.set':
      return join(t(`scenario.${event.to}`), t(`timeline.by.${event.by}`));
    case 'flow.chosen':
      return join(`${library.byId.get(event.flowId)?.title ?? event.flowId} v${event.flowVersion}`, t('timeline.fromLibrary', { version: event.libraryVersion }), t(`timeline.by.${event.by}`));
    case 'fact.set':
      return `${t(`fact.${event.fact}`, { defaultValue: event.fact })}${t('note.beforeEvidence')}${t(event.is ? 'timeline.yes' : 'timeline.no')}`;
    case 'step.ticked':
      return join(step(event.stepId), evidence(event.stepId, event.evidence), t(`timeline.tick.${event.by}`), event.timeSource ? t(`call.by.${event.timeSource}`) : '');
    case 'step.unticked':
      return step(event.stepId);
    case 'step.skipped':
      return join(step(event.stepId), titles.skipReason(event.reason) ?? event.reason);
    case 'script.shown':
    case 'script.said':
    case 'script.copied':
    case 'script.rejected':
      return join(line(event.script), event.stepId ? step(event.stepId) : '');
    case 'script.inserted':
      return join(line(event.script), event.edited ? t('timeline.edited') : '', event.stepId ? step(event.stepId) : '');
    case 'insert.refused':
      return join(line(event.script), t(`timeline.refused.${event.reason}`));
    case 'note.edited':
      return join(t(`note.${event.part}`), event.text === '' ? t('timeline.emptied') : event.text);
    case 'note.reset':
      return t(`note.${event.part}`);
    case 'draft.edited':
      return event.text;
    case 'promise.made':
      return join(event.what, dayAndTime(event.dueAt, locale), event.owner);
    case 'promise.kept':
      return promised(event.promiseId);
    case 'disposition.set':
      return titles.disposition(event.code) ?? event.code;
    case 'recording.set':
      return event.recordingId;
    case 'lead.alerted':
      return t(`timeline.lead.${event.reason}`, { defaultValue: event.reason });
    case 'lead.seen':
      return event.by.split('@')[0] ?? '';
    case 'call.parked':
      return join(t(`reason.${event.reason}`, { defaultValue: event.reason }), openSteps(event.openSteps, step, t), event.pendingForLead ? t('contacts.pending-lead') : '');
    case 'call.closed':
      return join(event.overrideReason, openSteps(event.openSteps, step, t));
    case 'correction.added':
      return join(event.text, event.author.split('@')[0]);
    case 'call.linked':
      return t(`timeline.link.${event.relation}`);
    case 'optout.recorded':
      return t(`optout.${event.scope}`);
    case 'complaint.received':
      return join(event.number, event.timeZone);
    case 'complaint.extended':
      return join(t(`complaint.${event.to}`), event.reason, event.approver);
    case 'call.resumed':
    case 'optout.confirmed':
    case 'customer.waiting':
    case 'customer.answered':
    case 'complaint.decided':
    case 'complaint.withdrawn':
      return '';
  }
}

const openSteps = (ids: readonly string[], step: (id: string) => string, t: TFunction): string => (ids.length === 0 ? '' : t('timeline.open', { steps: ids.map(step).join('、') }));
