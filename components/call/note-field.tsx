import { lazy, Suspense, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotePartId } from '../../domain/call/events.ts';
import { phrasesFor, slashAt, withPhrase, type Slash } from '../../domain/note/slash.ts';
import type { NotePhrase } from './note-phrases.ts';

const SlashList = lazy(() => import('./slash-list.tsx').then((module) => ({ default: module.SlashList })));
const PhraseChips = lazy(() => import('./phrase-chips.tsx').then((module) => ({ default: module.PhraseChips })));

interface NoteFieldProps {
  readonly part: NotePartId;
  readonly value: string;
  readonly rows: number;
  readonly fieldRef?: Ref<HTMLTextAreaElement>;
  /** Phrases behind a slash; a part without them takes a slash as it is. */
  readonly phrases?: () => Promise<readonly NotePhrase[]>;
  /** The usual phrases also as chips below. */
  readonly chips?: boolean;
  readonly onEdit: (part: NotePartId, text: string, caret: number) => void;
  readonly onLeave: () => void;
}

/** An open list: the slash it belongs to, all phrases as they were filled then, those that fit what was typed, and which is marked. */
interface Offer extends Slash {
  readonly all: readonly NotePhrase[];
  readonly fitting: readonly NotePhrase[];
  readonly at: number;
}

/**
 * A text field that keeps what is being typed: while it has the focus its text is the agent's, and a newly composed text from
 * outside waits until it is left. During a composition nothing is sent on.
 */
export function NoteField({ part, value, rows, fieldRef, phrases, chips = false, onEdit, onLeave }: NoteFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [offer, setOffer] = useState<Offer | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const focused = useRef(false);
  const composing = useRef(false);
  /** Where the caret goes once a phrase is in the field. */
  const caretAfter = useRef<number | null>(null);
  /** The slash that the agent meant as a slash (Escape). */
  const refused = useRef<number | null>(null);
  const asked = useRef(0);
  const list = useId();
  useImperativeHandle(fieldRef, () => field.current as HTMLTextAreaElement);
  useEffect(() => {
    // An empty field takes the text even with the focus: a restored note may come after the key that leads into the field.
    setText((shown) => (focused.current && shown !== '' ? shown : value));
  }, [value]);
  useLayoutEffect(() => {
    if (caretAfter.current !== null) field.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });

  const look = (now: string, caret: number): void => {
    const slash = phrases && !composing.current ? slashAt(now, caret) : null;
    if (slash === null) refused.current = null;
    asked.current += 1;
    const mine = asked.current;
    if (!phrases || slash === null || slash.start === refused.current) return setOffer(null);
    const offerOf = (all: readonly NotePhrase[]): void => {
      const fitting = phrasesFor(all, slash.query);
      setOffer(fitting.length > 0 ? { ...slash, all, fitting, at: 0 } : null);
    };
    // The list that is open follows each letter at once: Enter may come right behind it.
    if (offer?.start === slash.start) offerOf(offer.all);
    else void phrases().then((all) => { if (mine === asked.current) offerOf(all); });
  };
  const take = (next: string, caret: number): void => {
    caretAfter.current = caret;
    setText(next);
    setOffer(null);
    field.current?.focus();
    onEdit(part, next, caret);
  };
  const pick = (phrase: NotePhrase): void => {
    if (!offer) return;
    const put = withPhrase(text, offer, phrase.text, phrase.caret);
    take(put.text, put.caret);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!offer || event.nativeEvent.isComposing || event.keyCode === 229) return;
    const { at, fitting, start } = offer;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = fitting[at];
    if (step !== undefined) setOffer({ ...offer, at: (at + step + fitting.length) % fitting.length });
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) pick(chosen);
    else if (event.key === 'Escape') {
      refused.current = start;
      setOffer(null);
    } else return;
    event.preventDefault();
    // The list's own keys end here: Escape would leave the field, arrows would go through the lines.
    event.stopPropagation();
  };

  return (
    <>
      <textarea
        ref={field}
        rows={rows}
        value={text}
        autoComplete="off"
        spellCheck={false}
        data-testid={`note-part-${part}`}
        aria-label={t(`note.${part}`)}
        aria-autocomplete={phrases ? 'list' : undefined}
        aria-controls={offer ? list : undefined}
        aria-activedescendant={offer ? `${list}-${offer.at}` : undefined}
        placeholder={part === 'free' ? t('note.freeHint') : undefined}
        onFocus={() => { focused.current = true; }}
        onBlur={() => { focused.current = false; setOffer(null); onLeave(); }}
        onKeyDown={onKeyDown}
        onSelect={(event) => { if (offer) look(event.currentTarget.value, event.currentTarget.selectionStart); }}
        onCompositionStart={() => { composing.current = true; }}
        onCompositionEnd={(event) => {
          composing.current = false;
          onEdit(part, event.currentTarget.value, event.currentTarget.selectionStart);
          look(event.currentTarget.value, event.currentTarget.selectionStart);
        }}
        onChange={(event) => {
          setText(event.target.value);
          if (composing.current) return;
          onEdit(part, event.target.value, event.target.selectionStart);
          look(event.target.value, event.target.selectionStart);
        }}
        className="mt-0.5 block max-h-40 w-full resize-y field-sizing-content rounded-sm border border-line bg-raised px-1.5 py-0.5 text-base leading-snug placeholder:text-quiet"
      />
      <Suspense>
        {offer ? <SlashList id={list} phrases={offer.fitting} at={offer.at} onPick={pick} /> : null}
        {phrases && chips ? <PhraseChips phrases={phrases} onPick={(phrase) => {
          const caret = field.current?.selectionStart ?? text.length;
          take(text.slice(0, caret) + phrase.text + text.slice(caret), caret + phrase.caret);
        }} /> : null}
      </Suspense>
    </>
  );
}
