import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/chip.tsx';
import type { NotePhrase } from './note-phrases.ts';

/** As many as stand in one row of the panel; the slash has them all. */
const SHOWN = 4;

/** The first phrases for the hand at the mouse: put in where the caret stands. */
export function PhraseChips({ phrases, onPick }: { readonly phrases: () => Promise<readonly NotePhrase[]>; readonly onPick: (phrase: NotePhrase) => void }) {
  const { t } = useTranslation();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void phrases().then((all) => { if (current) setNames(all.slice(0, SHOWN).map((one) => one.name)); });
    return () => { current = false; };
  }, [phrases]);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-1" data-testid="phrase-chips">
      {/* Filled when pressed: what was verified or promised since is in it. */}
      {names.map((name) => <Chip key={name} onClick={() => void phrases().then((all) => { const phrase = all.find((one) => one.name === name); if (phrase) onPick(phrase); })}>{name}</Chip>)}
      <span className="text-sm text-quiet">{t('slash.hint')}</span>
    </div>
  );
}
