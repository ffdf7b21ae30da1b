import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/language.ts';
import type { Result } from '../../domain/result.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { AuditRepository } from '../../storage/repositories/audit-repository.ts';
import type { CallListItem, PageKey } from '../../storage/repositories/call-list.ts';
import type { CallRepository, StoredCall } from '../../storage/repositories/call-repository.ts';
import type { ReviewRepository, StoredReview } from '../../storage/repositories/review-repository.ts';
import { Button } from '../ui/button.tsx';
import { DeskPage } from '../ui/desk-page.tsx';
import { OpenPromises, type PromiseList } from '../call/open-promises.tsx';
import { keepPromise } from '../call/promise-actions.ts';
import { CallDetail } from './call-detail.tsx';
import { CallTable } from './call-table.tsx';
import { NoteSearchBox } from './note-search-box.tsx';
import { RightsPart, type RightsServices } from './rights-part.tsx';
import { ReviewForm } from './review-form.tsx';

export interface SupervisorServices {
  readonly calls: CallRepository;
  readonly reviews: ReviewRepository;
  readonly audit: AuditRepository;
  readonly library: Library;
  readonly locale: Locale;
  readonly reviewer: string;
  readonly rights: RightsServices;
  readonly beforeLock: (write: () => Promise<unknown>) => () => void;
  readonly promises: PromiseList;
  readonly copy: (text: string) => Promise<void>;
  readonly searchNotes: (query: string) => Promise<Result<readonly CallListItem[]>>;
}

const PAGE = 50;
type Opened = { readonly stored: StoredCall; readonly reviews: readonly StoredReview[] };

/** The supervisor's desk: what waits for a lead, the closed calls, one call with its events and its score. */
export function SupervisorDesk({ services, sync, elsewhere }: { readonly services: SupervisorServices; readonly sync?: ReactNode; readonly elsewhere?: ReactNode }) {
  const { t } = useTranslation();
  const { calls, reviews, audit, library } = services;
  const [items, setItems] = useState<readonly CallListItem[]>([]);
  const [pending, setPending] = useState<readonly CallListItem[]>([]);
  const [next, setNext] = useState<PageKey | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<string | null>(null);

  const load = useCallback(async (before?: PageKey): Promise<void> => {
    const [page, open] = await Promise.all([calls.listClosed({ limit: PAGE, ...(before ? { before } : {}) }), calls.openCalls()]);
    if (!page.ok) return setFailure(page.failure.code);
    setItems((shown) => (before ? [...shown, ...page.value.items] : page.value.items));
    setNext(page.value.next ?? null);
    if (open.ok) setPending(open.value.filter((item) => item.pendingForLead));
  }, [calls]);

  // A live query tells that something changed, here or in an agent's panel; the page is then read by key as always.
  useEffect(() => {
    const watching = calls.live(() => calls.listClosed({ limit: 1 })).subscribe(() => void load());
    return () => watching.unsubscribe();
  }, [calls, load]);

  const open = async (id: string): Promise<void> => {
    const [stored, written] = await Promise.all([calls.get(id), reviews.ofCall(id)]);
    if (!stored.ok) return setFailure(stored.failure.code);
    setOpened({ stored: stored.value, reviews: written.ok ? written.value : [] });
  };

  const verify = async (): Promise<void> => {
    const checked = await audit.verify();
    if (!checked.ok) return setFailure(checked.failure.code);
    const { value } = checked;
    // The end, to be compared with one noted elsewhere.
    if (value.intact) setVerdict(t('audit.intact', { entries: value.entries, end: value.head.slice(0, 12) }));
    else setVerdict(value.missing === undefined ? t('audit.broken', { at: value.brokenAt }) : t('audit.cut', { missing: value.missing }));
  };

  const seen = async (): Promise<void> => {
    if (!opened) return;
    const saved = await calls.append(opened.stored.id, [{ type: 'lead.seen', by: services.reviewer }]);
    if (!saved.ok) return setFailure(saved.failure.code);
    await open(opened.stored.id);
    await load();
  };

  return (
    <DeskPage desk="supervisor" actions={<div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">{sync}<span role="status" data-testid="audit-verdict" className="text-sm text-quiet">{verdict}</span><Button onClick={() => void verify()} data-testid="verify-audit">{t('audit.verify')}</Button></div>}>
      {failure ? <p role="alert" className="mb-3 rounded-sm bg-harm-soft px-2 py-1 text-harm">{t(`failure.${failure}`, { defaultValue: t('failure.storage.unknown') })}</p> : null}
      <div className="grid gap-6 lg:grid-cols-[minmax(20rem,2fr)_3fr]">
        <div>
          <NoteSearchBox search={services.searchNotes} renderFound={(found) => <CallTable items={found} locale={services.locale} openId={opened?.stored.id ?? null} onOpen={(id) => void open(id)} />} />
          <details className="mb-4" data-testid="promises-part">
            <summary className="cursor-pointer font-semibold">{t('promises.label')}</summary>
            <OpenPromises promises={services.promises} locale={services.locale} copy={services.copy} onKept={(promise) => keepPromise(calls, promise.callId, promise.id)} onOpen={(promise) => void open(promise.callId)} />
          </details>
          {pending.length > 0 ? (
            <section aria-label={t('supervisor.pending')} className="mb-4">
              <h2 className="mb-1 font-semibold text-harm">{t('supervisor.pending')}</h2>
              <CallTable items={pending} locale={services.locale} openId={opened?.stored.id ?? null} onOpen={(id) => void open(id)} />
            </section>
          ) : null}
          {elsewhere}
          <section aria-label={t('supervisor.closed')}>
            <h2 className="mb-1 font-semibold">{t('supervisor.closed')}</h2>
            {items.length === 0 ? <p className="text-quiet" data-testid="no-calls">{t('supervisor.none')}</p> : <CallTable items={items} locale={services.locale} openId={opened?.stored.id ?? null} onOpen={(id) => void open(id)} />}
            {next ? <Button className="mt-2" onClick={() => void load(next)}>{t('more')}</Button> : null}
          </section>
        </div>
        {opened ? (
          <article data-testid="call-detail" aria-label={t('supervisor.detail')}>
            {opened.stored.call.pendingForLead ? <div className="mb-3 flex items-center gap-3 rounded-sm bg-harm-soft px-3 py-2 text-harm"><p className="flex-1">{t('supervisor.pendingHint')}</p><Button data-testid="lead-seen" onClick={() => void seen()}>{t('supervisor.seen')}</Button></div> : null}
            <CallDetail key={opened.stored.id} call={opened.stored.call} callId={opened.stored.id} services={services} onOpen={(id) => void open(id)} onChanged={() => open(opened.stored.id)} />
            <RightsPart key={`rights:${opened.stored.id}`} services={services.rights} callId={opened.stored.id} subject={opened.stored.call.subject} onDeleted={() => void load()} />
            {opened.stored.call.status === 'closed' ? (
              <ReviewForm
                key={opened.stored.id}
                callId={opened.stored.id}
                call={opened.stored.call}
                library={library}
                existing={opened.reviews.at(-1) ?? null}
                beforeLock={services.beforeLock}
                onSave={async (review) => {
                  const saved = await reviews.save(review);
                  if (saved.ok) setOpened({ stored: opened.stored, reviews: [...opened.reviews.filter((one) => one.id !== saved.value.id), saved.value] });
                  return saved.ok ? null : saved.failure.code;
                }}
              />
            ) : null}
          </article>
        ) : <p className="text-quiet">{t('supervisor.pick')}</p>}
      </div>
    </DeskPage>
  );
}
