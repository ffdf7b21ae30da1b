import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filtersIn } from '../../scripts-library/search/filters.ts';
import { classNames } from '../ui/class-names.ts';
import { Overlay } from '../ui/overlay.tsx';
import { SearchChips, type Narrowing } from './search-chips.tsx';

/** A piece of text with the parts that matched, as [start, end) offsets. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

export interface SearchHit {
  readonly id: string;
  readonly kind: string;
  readonly title: MarkedText;
  readonly excerpt: MarkedText;
  /** The other word by which it was found, where the title does not say it. */
  readonly also?: MarkedText | null;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Where nothing matched: words that would. */
  readonly near: readonly string[];
  /** Fields the hits could be narrowed by. */
  readonly narrow?: readonly Narrowing[];
}

interface SearchOverlayProps {
  readonly search: (query: string) => Promise<SearchAnswer>;
  readonly recent: readonly string[];
  readonly onUse: (id: string, query: string) => void;
  readonly onClose: () => void;
}

/**
 * Safe during composition: nothing is searched while an input method composes, and Enter that ends a composition uses nothing.
 * An older answer never replaces a newer one and Enter uses only what answers the words that stand there, so nothing jumps under the
 * cursor; what stands above the hits keeps its height.
 */
export function SearchOverlay({ search, recent, onUse, onClose }: SearchOverlayProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [answer, setAnswer] = useState<{ readonly query: string; readonly answer: SearchAnswer } | null>(null);
  const [focus, setFocus] = useState(0);
  const composing = useRef(false);
  const latest = useRef(0);
  const box = useRef<HTMLInputElement>(null);
  const list = useId();

  const ask = (text: string): void => {
    latest.current += 1;
    const mine = latest.current;
    if (text.trim() === '') {
      setAnswer(null);
      return;
    }
    void search(text).then((found) => {
      if (mine !== latest.current) return;
      setAnswer({ query: text, answer: found });
      setFocus(0);
    });
  };
  useEffect(() => () => { latest.current = -1; }, []);

  const put = (text: string): void => {
    setQuery(text);
    ask(text);
    box.current?.focus();
  };
  const hits = answer?.answer.hits ?? [];
  const empty = query.trim() === '';
  return (
    <Overlay title={t('search.label')} onClose={onClose} testId="search-dialog">
      <input
        ref={box}
        data-testid="search"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={hits[focus] ? `${list}-${focus}` : undefined}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onCompositionStart={() => { composing.current = true; }}
        onCompositionEnd={(event) => { composing.current = false; ask(event.currentTarget.value); }}
        onChange={(event) => { setQuery(event.target.value); if (!composing.current) ask(event.target.value); }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            setFocus(Math.max(0, Math.min(hits.length - 1, focus + (event.key === 'ArrowDown' ? 1 : -1))));
          } else if (event.key === 'Enter') {
            const hit = answer?.query === query ? hits[focus] : undefined;
            if (hit) onUse(hit.id, query);
          }
        }}
        className="w-full rounded-md border border-line bg-raised px-2 py-1.5 text-lg"
      />
      <SearchChips query={query} filters={filtersIn(query)} narrow={answer?.answer.narrow ?? []} onQuery={put} />
      {empty && recent.length > 0 ? (
        <div className="mt-1">
          <p className="text-sm text-quiet">{t('search.recent')}</p>
          <div className="flex flex-wrap gap-1">
            {recent.map((one) => <button key={one} type="button" className="rounded-sm border border-line px-1.5" onClick={() => put(one)}>{one}</button>)}
          </div>
        </div>
      ) : null}
      <div id={list} role="listbox" aria-label={t('search.label')} className="mt-1">
        {hits.map((hit, index) => (
          <button key={hit.id} type="button" tabIndex={-1} id={`${list}-${index}`} role="option" aria-selected={index === focus} data-testid={`search-hit-${index}`} data-id={hit.id} onClick={() => onUse(hit.id, query)} className={classNames('block w-full rounded-sm px-1.5 py-1 text-left', index === focus ? 'bg-accent-soft' : 'hover:bg-sunken')}>
            <span className="flex items-baseline gap-2"><span className="shrink-0 text-xs text-quiet">{t(`search.kind.${hit.kind}`)}</span><span className="min-w-0 truncate font-medium"><Marked value={hit.title} /></span></span>
            <span className="line-clamp-2 text-sm text-quiet">{hit.also ? <span data-testid="search-also" className="mr-1 rounded-sm bg-sunken px-1"><Marked value={hit.also} /></span> : null}<Marked value={hit.excerpt} /></span>
          </button>
        ))}
      </div>
      {answer === null && !empty ? <p className="py-2 text-quiet" role="status">{t('search.opening')}</p> : null}
      {answer !== null && hits.length === 0 ? (
        <p className="py-2 text-quiet" role="status">
          {t('search.none', { query: answer.query, interpolation: { escapeValue: false } })}
          {answer.answer.near.length > 0 ? <> {t('search.near')}{answer.answer.near.map((word) => <button key={word} type="button" className="ml-1 underline" onClick={() => put(word)}>{word}</button>)}</> : null}
        </p>
      ) : null}
    </Overlay>
  );
}

function Marked({ value }: { readonly value: MarkedText }) {
  const pieces: { text: string; marked: boolean }[] = [];
  let from = 0;
  for (const [start, end] of value.marks) {
    if (start > from) pieces.push({ text: value.text.slice(from, start), marked: false });
    pieces.push({ text: value.text.slice(start, end), marked: true });
    from = end;
  }
  pieces.push({ text: value.text.slice(from), marked: false });
  return <>{pieces.map((piece, index) => (piece.marked ? <mark key={index} className="bg-transparent font-semibold text-accent">{piece.text}</mark> : <span key={index}>{piece.text}</span>))}</>;
}
