import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Overlay } from '../ui/overlay.tsx';

const SKIP_REASONS = ['hung-up', 'already-done', 'refused', 'not-needed', 'not-possible'] as const;

/** Skipping asks for a reason: one press on a usual one, or own words. */
export function SkipDialog({ stepTitle, onSkip, onCancel }: { readonly stepTitle: string; readonly onSkip: (reason: string) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const [own, setOwn] = useState('');
  return (
    <Overlay title={t('skip.title', { step: stepTitle })} onClose={onCancel} testId="skip-dialog">
      <div className="flex flex-wrap gap-1">
        {SKIP_REASONS.map((reason) => <Button key={reason} data-testid={`skip-${reason}`} onClick={() => onSkip(t(`reason.${reason}`))}>{t(`reason.${reason}`)}</Button>)}
      </div>
      <form className="mt-2 flex gap-1 pb-1" onSubmit={(event) => { event.preventDefault(); if (own.trim()) onSkip(own.trim()); }}>
        <input value={own} autoComplete="off" onChange={(event) => setOwn(event.target.value)} aria-label={t('skip.own')} placeholder={t('skip.own')} className="min-w-0 flex-1 rounded-sm border border-line bg-raised px-1.5 py-0.5" />
        <Button type="submit" disabled={!own.trim()}>{t('skip.do')}</Button>
      </form>
    </Overlay>
  );
}

export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly suggested: boolean;
}

/** One of several flows or scenarios; the suggested ones first, each saying why. */
export function PickDialog({ title, choices, onPick, onCancel, testId }: { readonly title: string; readonly choices: readonly Choice[]; readonly onPick: (id: string) => void; readonly onCancel: () => void; readonly testId: string }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState('');
  const shown = choices.filter((choice) => (choice.title + choice.detail + choice.id).toLowerCase().includes(filter.trim().toLowerCase()));
  return (
    <Overlay title={title} onClose={onCancel} testId={testId}>
      <input value={filter} autoComplete="off" onChange={(event) => setFilter(event.target.value)} aria-label={t('filter')} placeholder={t('filter')} className="mb-1 w-full rounded-sm border border-line bg-raised px-1.5 py-1" />
      <ul>
        {shown.map((choice) => (
          <li key={choice.id}>
            <button type="button" data-testid={`pick-${choice.id}`} onClick={() => onPick(choice.id)} className="flex w-full items-baseline gap-2 rounded-sm px-1.5 py-1 text-left hover:bg-sunken">
              <span aria-hidden="true" className={choice.suggested ? 'text-accent' : 'text-transparent'}>●</span>
              <span className="min-w-0 flex-1">{choice.title}</span>
              <span className="shrink-0 text-sm text-quiet">{choice.detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="py-2 text-quiet">{t('pick.nothing')}</p> : null}
    </Overlay>
  );
}

const KEY_ROWS = [
  ['1 2 3 4', 'type'], ['0', 'unknown'], ['⏎', 'said'], ['␣', 'tick'], ['S', 'skip'], ['B', 'back'], ['J K', 'move'], ['C', 'copy'], ['I', 'insert'], ['E', 'edit'],
  ['/', 'search'], ['O', 'objections'], ['N', 'note'], ['W', 'wrapUp'], ['F', 'proposal'], ['R', 'newer'], ['P', 'promises'], ['?', 'keys'], ['Esc', 'escape'],
] as const;

/** The map of keys; browser-wide shortcuts as they are really set, not as they were suggested. */
export function KeysDialog({ shortcuts, onCancel }: { readonly shortcuts: readonly { readonly name: string; readonly shortcut: string }[]; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <Overlay title={t('keys.title')} onClose={onCancel} testId="keys-dialog">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {KEY_ROWS.map(([key, what]) => <div key={what} className="contents"><dt><kbd className="rounded-sm border border-line px-1 font-sans">{key}</kbd></dt><dd>{t(`keys.${what}`)}</dd></div>)}
      </dl>
      <p className="mt-2 text-sm text-quiet">{t('keys.fromCrm')}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 pb-1">
        {shortcuts.map((one) => <div key={one.name} className="contents"><dt>{one.shortcut ? <kbd className="rounded-sm border border-line px-1 font-sans">{one.shortcut}</kbd> : <span className="text-quiet">{t('keys.unset')}</span>}</dt><dd>{t(`command.${one.name}`)}</dd></div>)}
      </dl>
    </Overlay>
  );
}

export interface ObjectionView {
  readonly id: string;
  readonly says: string;
  readonly answer: string;
}

/** What customers object, answered for the type in force. */
export function ObjectionsDialog({ objections, onCopy, onCancel }: { readonly objections: readonly ObjectionView[]; readonly onCopy: (id: string) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <Overlay title={t('objections.title')} onClose={onCancel} testId="objections-dialog">
      <ul className="divide-y divide-line">
        {objections.map((one) => (
          <li key={one.id} className="py-1.5">
            <p className="text-sm text-quiet">「{one.says}」</p>
            <p className="text-lg leading-relaxed">{one.answer}</p>
            <Button look="quiet" onClick={() => onCopy(one.id)}>{t('now.copy')}</Button>
          </li>
        ))}
      </ul>
      {objections.length === 0 ? <p className="py-2 text-quiet">{t('objections.none')}</p> : null}
    </Overlay>
  );
}
