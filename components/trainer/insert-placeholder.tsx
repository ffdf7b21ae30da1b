import { useTranslation } from 'react-i18next';
import { PLACEHOLDERS } from '../../scripts-library/placeholders/catalogue.ts';
import type { Fragment } from '../../scripts-library/schema/index.ts';

interface InsertPlaceholderProps {
  /** `data-field` of the textarea it writes into. */
  readonly field: string;
  readonly fragments: readonly Fragment[];
  /** The bank's figures that have a value. */
  readonly bank: Readonly<Record<string, string>>;
}

/** Types a placeholder or fragment into the text where the cursor was, as if by hand: the browser's own undo takes it back. */
export function InsertPlaceholder({ field, fragments, bank }: InsertPlaceholderProps) {
  const { t } = useTranslation();
  const insert = (text: string): void => {
    const area = document.querySelector<HTMLTextAreaElement>(`textarea[data-field="${field}"]`);
    if (area === null) return;
    area.focus();
    document.execCommand('insertText', false, text);
  };
  const figures = Object.keys(bank).filter((name) => /^bank\.[a-z]\w*$/u.test(name) && !PLACEHOLDERS.some((one) => one.name === name));
  return (
    <select aria-label={t('trainer.insert')} className="min-h-[24px] max-w-44 bg-transparent text-accent" value="" data-testid={`insert-${field}`} onChange={(event) => { if (event.target.value !== '') insert(event.target.value); }}>
      <option value="">{t('trainer.insert')}</option>
      <optgroup label={t('trainer.insert.placeholders')}>{PLACEHOLDERS.map(({ name }) => <option key={name} value={`{{${name}}}`}>{t(`placeholder.${name}`, { defaultValue: name })}</option>)}</optgroup>
      {figures.length > 0 ? <optgroup label={t('options.bank')}>{figures.map((name) => <option key={name} value={`{{${name}}}`}>{t(name, { defaultValue: name })}</option>)}</optgroup> : null}
      {fragments.length > 0 ? <optgroup label={t('search.kind.fragment')}>{fragments.map(({ id, title }) => <option key={id} value={`{{> ${id}}}`}>{title}</option>)}</optgroup> : null}
    </select>
  );
}
