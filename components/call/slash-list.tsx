import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';
import type { NotePhrase } from './note-phrases.ts';

interface SlashListProps {
  readonly id: string;
  readonly phrases: readonly NotePhrase[];
  readonly at: number;
  readonly onPick: (phrase: NotePhrase) => void;
}

/** What the slash offers, below the field; the field keeps the focus and its keys. */
export function SlashList({ id, phrases, at, onPick }: SlashListProps) {
  const { t } = useTranslation();
  return (
    <div id={id} ref={showWhole} role="listbox" aria-label={t('slash.label')} data-testid="slash-list" className="mt-0.5 max-h-40 scroll-mb-14 overflow-y-auto rounded-sm border border-line bg-raised">
      {phrases.map((phrase, index) => (
        <div
          key={`${phrase.name}/${phrase.keys}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          ref={index === at ? scrollToView : undefined}
          // Pressed, not clicked: a click would take the focus out of the note first.
          onMouseDown={(event) => { event.preventDefault(); onPick(phrase); }}
          className={classNames('flex items-baseline gap-2 px-1.5 py-0.5', index === at && 'bg-sunken')}
        >
          <span className="shrink-0 text-base">{phrase.name}</span>
          <span className="min-w-0 flex-1 truncate text-sm text-quiet">{phrase.text}</span>
          <kbd className="shrink-0 font-sans text-xs text-quiet">{phrase.keys.length <= 6 ? phrase.keys : ''}</kbd>
        </div>
      ))}
    </div>
  );
}

/** The note is the last thing on the desk: its list would open below the edge, or under what floats there. */
const showWhole = (element: HTMLElement | null): void => element?.scrollIntoView?.({ block: 'nearest' });
const scrollToView = (element: HTMLElement | null): void => element?.scrollIntoView?.({ block: 'nearest' });
