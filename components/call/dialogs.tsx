import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Overlay } from '../ui/overlay.tsx';
import { ChoiceKey, useChoiceKeys } from './choice-keys.tsx';

const SKIP_REASONS = ['hung-up', 'already-done', 'refused', 'not-needed', 'not-possible'] as const;

/** Skipping asks for a reason: one press on a usual one, or own words. */
export function SkipDialog({ stepTitle, onSkip, onCancel }: { readonly stepTitle: string; readonly onSkip: (reason: string) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const [own, setOwn] = useState('');
  const group = useChoiceKeys((key) => {
    const reason = SKIP_REASONS[Number(key) - 1];
    if (reason) onSkip(t(`reason.${reason}`));
  });
  return (
    <Overlay title={t('skip.title', { step: stepTitle })} onClose={onCancel} testId="skip-dialog">
      <div role="group" aria-label={t('wrapUp.reason')} ref={group} data-first tabIndex={-1} className="flex flex-wrap gap-1 outline-none">
        {SKIP_REASONS.map((reason, index) => <Button key={reason} data-testid={`skip-${reason}`} onClick={() => onSkip(t(`reason.${reason}`))}><ChoiceKey>{index + 1}</ChoiceKey><span className="inline-block first-letter:uppercase">{t(`reason.${reason}`)}</span></Button>)}
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
  const [at, setAt] = useState(0);
  const list = useId();
  const shown = choices.filter((choice) => (choice.title + choice.detail + choice.id).toLowerCase().includes(filter.trim().toLowerCase()));
  return (
    <Overlay title={title} onClose={onCancel} testId={testId}>
      <input
        value={filter}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-activedescendant={shown[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        onChange={(event) => { setFilter(event.target.value); setAt(0); }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            const next = Math.max(0, Math.min(shown.length - 1, at + step));
            setAt(next);
            document.getElementById(`${list}-${next}`)?.scrollIntoView?.({ block: 'nearest' });
          } else if (event.key === 'Enter' && shown[at]) onPick(shown[at].id);
        }}
        aria-label={t('filter')}
        placeholder={t('filter')}
        className="mb-1 w-full rounded-sm border border-line bg-raised px-1.5 py-1"
      />
      <div id={list} role="listbox" aria-label={title}>
        {shown.map((choice, index) => (
          <button key={choice.id} type="button" role="option" tabIndex={-1} id={`${list}-${index}`} aria-selected={index === at} data-testid={`pick-${choice.id}`} onClick={() => onPick(choice.id)} className={classNames('flex w-full flex-wrap items-baseline gap-x-2 rounded-sm px-1.5 py-1 text-left', index === at ? 'bg-accent-soft' : 'hover:bg-sunken')}>
            <span aria-hidden="true" className={choice.suggested ? 'text-accent' : 'text-transparent'}>●</span>
            <span className="flex-1 basis-1/2 first-letter:uppercase">{choice.title}</span>
            <span className="min-w-0 max-w-full truncate text-sm text-quiet">{choice.detail}</span>
          </button>
        ))}
      </div>
      {shown.length === 0 ? <p className="py-2 text-quiet">{t('pick.nothing')}</p> : null}
    </Overlay>
  );
}

const KEY_ROWS = [
  ['1 2 3 4', 'type'], ['0', 'unknown'], ['⏎', 'said'], ['␣', 'tick'], ['S', 'skip'], ['B', 'back'], ['J K', 'move'], ['C', 'copy'], ['I', 'insert'], ['E', 'edit'],
  ['/', 'search'], ['O', 'objections'], ['N', 'note'], ['W', 'wrapUp'], ['F', 'proposal'], ['R', 'newer'], ['P', 'promises'], ['M', 'matter'], ['Y X', 'answer'], ['?', 'keys'], ['Esc', 'escape'],
] as const;

/** The map of keys; browser-wide shortcuts as they are really set, not as they were suggested. */
export function KeysDialog({ shortcuts, onCancel }: { readonly shortcuts: readonly { readonly name: string; readonly shortcut: string }[]; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <Overlay title={t('keys.title')} onClose={onCancel} testId="keys-dialog">
      <dl data-first tabIndex={-1} className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 outline-none">
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
      <ul data-first tabIndex={-1} className="divide-y divide-line outline-none">
        {objections.map((one) => (
          <li key={one.id} className="py-1.5">
            <p className="text-sm text-quiet">{t('why.words', { quote: one.says })}</p>
            <p className="text-lg leading-relaxed">{one.answer}</p>
            <Button look="quiet" className="-ml-2" onClick={() => onCopy(one.id)}>{t('now.copy')}</Button>
          </li>
        ))}
      </ul>
      {objections.length === 0 ? <p className="py-2 text-quiet">{t('objections.none')}</p> : null}
    </Overlay>
  );
}
