import type { Call, ComplaintState } from '../call/call.ts';
import { NOTE_PARTS, type NotePartId } from '../call/events.ts';
import { complaintDue } from '../complaint-clock/complaint-clock.ts';
import type { NoteItem, NotePart, NoteTitles } from './note.ts';

/**
 * The note of a call in its five fields and free text, made of ticks, evidence, promises and lines; a part the agent edited
 * stands as edited. It never says the customer type: how a contact went is no trait of the person (call-desk rule).
 */
export function composeNote(call: Call, titles: NoteTitles): Readonly<Record<NotePartId, NotePart>> {
  const composed: Record<NotePartId, readonly NoteItem[]> = {
    who: who(call, titles),
    what: what(call, titles),
    done: done(call, titles),
    promised: promised(call),
    due: due(call),
    free: [],
  };
  const entries = NOTE_PARTS.map((id): [NotePartId, NotePart] => {
    const edited = call.noteParts[id];
    return [id, edited === undefined ? { id, items: composed[id] } : { id, items: composed[id], edited }];
  });
  return Object.fromEntries(entries) as Record<NotePartId, NotePart>;
}

function who(call: Call, titles: NoteTitles): readonly NoteItem[] {
  const name = call.subject?.maskedName;
  return [
    name === undefined || name === '' ? { code: 'note.who.unknown' } : { code: 'note.who.name', params: { name } },
    { code: `note.who.${call.direction}`, params: { channel: call.channel } },
    ...thirdParty(call, titles),
  ];
}

/** "Nothing disclosed" is said only while nobody was verified and no account fact was told: a note must not claim more than the call shows. */
function thirdParty(call: Call, titles: NoteTitles): readonly NoteItem[] {
  if (call.facts['third_party'] !== true) return [];
  const verified = ticked(call).some(({ id }) => titles.step(id)?.stage === 'verify');
  return [{ code: verified || call.facts['account_facts'] === true ? 'note.who.third-party-present' : 'note.who.third-party' }];
}

function what(call: Call, titles: NoteTitles): readonly NoteItem[] {
  const title = call.scenario === undefined ? undefined : titles.scenario(call.scenario.id);
  return [
    ...(title === undefined ? [] : [{ code: 'note.what.scenario', params: { title } }]),
    ...ticked(call).filter(({ id }) => titles.step(id)?.stage === 'needs').flatMap(({ id, evidence }) => evidenceItems(id, evidence, titles)),
    ...(call.complaint === undefined ? [] : [{ code: 'note.what.complaint', params: { number: call.complaint.number ?? '' } }]),
  ];
}

function done(call: Call, titles: NoteTitles): readonly NoteItem[] {
  const steps = Object.entries(call.steps).map(([id, step]): NoteItem => {
    const title = titles.step(id)?.title ?? id;
    if (step.state === 'skipped') return { code: 'note.done.skipped', params: { title, reason: titles.skipReason(step.reason) ?? step.reason } };
    const evidence = titles.step(id)?.stage === 'needs' ? [] : evidenceItems(id, step.evidence, titles);
    return { code: step.timeSource === 'self-reported' ? 'note.done.step-self-reported' : 'note.done.step', params: { title }, evidence };
  });
  const optOut = call.optOut === undefined ? [] : [{ code: call.optOut.confirmedAt === undefined ? 'note.done.optout-to-confirm' : 'note.done.optout', params: { scope: call.optOut.scope, at: call.optOut.at } }];
  const disposition = call.disposition === undefined ? [] : [{ code: 'note.done.disposition', params: { title: titles.disposition(call.disposition) ?? call.disposition } }];
  return [...steps, ...optOut, ...disposition];
}

function promised(call: Call): readonly NoteItem[] {
  return call.promises.map((one) => ({ code: one.keptAt === undefined ? 'note.promised.open' : 'note.promised.kept', params: { what: one.what, owner: one.owner } }));
}

function due(call: Call): readonly NoteItem[] {
  const open = call.promises.filter((one) => one.keptAt === undefined).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  const promises = open.map((one): NoteItem => ({ code: 'note.due.promise', params: { what: one.what, at: one.dueAt } }));
  return call.complaint === undefined || call.complaint.withdrawnAt !== undefined ? promises : [...promises, complaintItem(call.complaint)];
}

/** The route afterwards is told with the date, by the jurisdiction of the complaint (`superior-review` or `ombudsman`). */
function complaintItem(complaint: ComplaintState): NoteItem {
  const { dueOn, limitDays, afterwards } = complaintDue(complaint);
  return { code: `note.due.complaint-${afterwards.route}`, params: { date: dueOn, days: limitDays } };
}

const ticked = (call: Call): readonly { readonly id: string; readonly evidence: Readonly<Record<string, string>> }[] =>
  Object.entries(call.steps).flatMap(([id, step]) => (step.state === 'ticked' ? [{ id, evidence: step.evidence }] : []));

function evidenceItems(stepId: string, evidence: Readonly<Record<string, string>>, titles: NoteTitles): readonly NoteItem[] {
  return Object.entries(evidence)
    .filter(([, value]) => value.trim() !== '')
    .map(([id, value]) => ({ code: 'note.evidence', params: { label: titles.evidence(stepId, id)?.label ?? id, value: titles.evidence(stepId, id)?.choice?.(value) ?? value } }));
}
