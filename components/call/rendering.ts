import { placeholderValues } from '../../scripts-library/placeholders/values.ts';
import { renderScript, type RenderedScript } from '../../scripts-library/placeholders/render.ts';
import type { Desk } from './desk-store.ts';
import type { SuggestedLine } from './engine.ts';
import { recordForCall } from './subject.ts';

/** A line of the library with its placeholders filled for the customer of this call (never for another one's page). */
export function renderLine(desk: Desk, line: SuggestedLine): RenderedScript {
  const wording = line.script.variants[line.variant === 'unknown' ? 'neutral' : line.variant] ?? line.script.variants.neutral;
  const chat = desk.store.getState().call?.channel === 'chat' ? wording.chat : undefined;
  return renderText(desk, chat ?? wording.text, line.script.fallbacks);
}

export function renderText(desk: Desk, template: string, fallbacks: Readonly<Record<string, string>> = {}): RenderedScript {
  const { services, store } = desk;
  const { call, record, relation } = store.getState();
  const { settings, library } = services;
  const firstPromise = call?.promises.find((one) => one.keptAt === undefined);
  return renderScript(template, {
    locale: settings.contentLocale,
    now: services.clock(),
    values: placeholderValues({
      locale: settings.contentLocale,
      record: recordForCall(call, record, relation),
      agent: settings.agent,
      bank: settings.bank,
      call: firstPromise ? { 'promise.time': timeOf(firstPromise.dueAt), 'promise.date': firstPromise.dueAt.slice(0, 10) } : {},
    }),
    fallbacks,
    fragments: Object.fromEntries(library.fragments.map((fragment) => [fragment.id, fragment.text])),
  });
}

const timeOf = (iso: string): string => {
  const date = new Date(iso);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
};
