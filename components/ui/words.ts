import type { TFunction } from 'i18next';
import type { NoteItem } from '../../domain/note/note.ts';
import type { NoteWording } from '../../domain/note/render.ts';
import type { Locale } from '../../domain/language.ts';

/** A wall-clock time in the interface's language, "14:02:07". */
export const clockTime = (iso: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(new Date(iso));

export const dayAndTime = (iso: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(iso));

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

/** "3小时后", "2天前": from `now` to an instant, in the largest unit that is whole. */
export function fromNow(iso: string, now: number, locale: Locale): string {
  const milliseconds = Date.parse(iso) - now;
  const [unit, size] = UNITS.find((one) => Math.abs(milliseconds) >= one[1]) ?? ['minute', 60_000];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(Math.trunc(milliseconds / size), unit);
}

/** "3:07"; a negative span shows as zero. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Words for note items, in the language of the content (the note goes to the bank's CRM, not to this screen alone). */
export function noteWording(t: TFunction, locale: Locale): NoteWording {
  const say = (item: NoteItem): string => {
    const params: Record<string, string | number> = { ...item.params };
    if (typeof params['at'] === 'string') params['at'] = dayAndTime(params['at'], locale);
    if (typeof params['channel'] === 'string') params['channel'] = t(`channel.${params['channel']}`);
    if (typeof params['scope'] === 'string') params['scope'] = t(`optout.${params['scope']}`);
    // What reads otherwise: a contact in writing is no call, a complaint may have no number yet.
    const context = item.params?.['number'] === '' ? 'unnumbered' : item.params?.['channel']?.toString();
    return t(item.code, { ...params, ...(context === undefined ? {} : { context }), interpolation: { escapeValue: false } });
  };
  return { item: say, between: t('note.between'), beforeEvidence: t('note.beforeEvidence') };
}
