import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fragment, LibraryRecord, Pack, Script } from '../../scripts-library/schema/index.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';

interface NewRecordProps {
  readonly manifest: Pack['manifest'];
  readonly today: string;
  /** The one that is open: what a copy is made of. */
  readonly open: LibraryRecord | null;
  readonly known: (id: string) => boolean;
  /** Stores the draft; false when it could not be stored. */
  readonly onMake: (record: LibraryRecord) => Promise<boolean>;
}

type Made = 'script' | 'fragment' | 'copy';
const ID = /^[a-z0-9][A-Za-z0-9._-]{2,95}$/u;

/** Half a year: as long as the library's own records are good for. */
const reviewDay = (today: string): string => {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
};

/** A record with what only a person can know left empty: the checks name it until it is filled in. */
export function blankRecord(kind: 'script' | 'fragment', id: string, title: string, { locale, jurisdiction }: Pick<Pack['manifest'], 'locale' | 'jurisdiction'>, today: string): LibraryRecord {
  const head = { id, title, locale, jurisdiction, owner: '', reviewBy: reviewDay(today), effectiveFrom: today, effectiveTo: null, status: 'draft', version: 1 } as const;
  if (kind === 'fragment') return { kind, ...head, text: '' } satisfies Fragment;
  return {
    kind, ...head, scenario: 'S01', stage: 'handle', products: [], channels: ['phone'], tags: [], aliases: [], alerts: [], core: [], delivery: { neutral: { tone: locale === 'en' ? 'calm' : '平和', pace: 'medium' } },
    variants: { neutral: { text: '' } }, disclosures: [], neverSay: [], fallbacks: {}, answers: [], sources: [{ register: 'BANK', checkedOn: today }], reviewNumber: null,
  } satisfies Script;
}

/** A new line, a new fragment, or a copy of what is open. It is a draft from the start. */
export function NewRecord({ manifest, today, open, known, onMake }: NewRecordProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [made, setMade] = useState<Made>('script');
  const [title, setTitle] = useState('');
  const [id, setId] = useState('');
  if (!asked) return <Button className="mb-2" data-testid="new-record" onClick={() => { setAsked(true); setId(`bank.${Date.now().toString(36)}`); setTitle(''); setMade('script'); }}>{t('trainer.newRecord')}</Button>;
  const wrong = !ID.test(id) ? t('trainer.idWrong') : known(id) ? t('trainer.idKnown') : null;
  const make = async (): Promise<void> => {
    const record = made === 'copy' && open !== null ? ({ ...open, id, title, version: 1, ...('reviewNumber' in open ? { reviewNumber: null } : {}) } as LibraryRecord) : blankRecord(made === 'fragment' ? 'fragment' : 'script', id, title, manifest, today);
    if (await onMake(record)) setAsked(false);
  };
  return (
    <form className="mb-2 grid gap-2 border-b border-line pb-2" onSubmit={(event) => { event.preventDefault(); if (wrong === null && title.trim() !== '') void make(); }}>
      <Field label={t('trainer.kind')}>{(field) => (
        <select id={field} data-testid="new-kind" className={inputLook} value={made} onChange={(event) => setMade(event.target.value as Made)}>
          <option value="script">{t('search.kind.script')}</option><option value="fragment">{t('search.kind.fragment')}</option>{open === null ? null : <option value="copy">{t('trainer.copyOf', { title: open.title })}</option>}
        </select>
      )}</Field>
      <Field label={t('trainer.title')}>{(field) => <input id={field} data-testid="new-title" className={inputLook} value={title} autoComplete="off" onChange={(event) => setTitle(event.target.value)} />}</Field>
      <Field label={t('trainer.id')} hint={wrong ?? (made === 'fragment' ? t('trainer.writtenAs', { how: `{{> ${id}}}` }) : undefined)}>{(field) => <input id={field} data-testid="new-id" className={inputLook} value={id} autoComplete="off" onChange={(event) => setId(event.target.value.trim())} />}</Field>
      <div className="flex gap-2"><Button type="submit" look="primary" data-testid="make-record" disabled={wrong !== null || title.trim() === ''}>{t('trainer.make')}</Button><Button look="quiet" onClick={() => setAsked(false)}>{t('cancel')}</Button></div>
    </form>
  );
}
