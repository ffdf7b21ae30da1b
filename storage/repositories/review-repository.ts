import { liveQuery, type Observable } from 'dexie';
import type { Clock, MakeId } from '../../domain/clock.ts';
import type { Review } from '../../domain/review/review.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import { ADDRESS } from '../sealed-fields.ts';
import type { StorageFailure } from '../failures.ts';
import type { ReviewRow } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import { all, caught } from './caught.ts';

export interface StoredReview extends Review {
  readonly id: string;
  readonly author: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type ReviewFailure = StorageFailure | { readonly code: 'review.final' } | { readonly code: 'review.other-author' };

/** Reviews by supervisors. A final review is changed only by a new one of kind `appeal`; nobody changes another's. */
export interface ReviewRepository {
  /** Without an id a new review is begun. */
  save(review: Review & { readonly id?: string }): Promise<Result<StoredReview, ReviewFailure>>;
  ofCall(callId: string): Promise<Result<readonly StoredReview[], StorageFailure>>;
  /** Written from `from` (included) until `to` (excluded), oldest first; ISO 8601 UTC. */
  between(from: string, to: string): Promise<Result<readonly StoredReview[], StorageFailure>>;
  live<T>(query: () => Promise<T>): Observable<T>;
}

export function createReviewRepository(database: AsideDatabase, vault: Vault, clock: Clock, makeId: MakeId, author: string): ReviewRepository {
  const { reviews } = database;
  const unsealed = async (row: ReviewRow): Promise<Result<StoredReview, StorageFailure>> => {
    const body = await vault.open<Review>(ADDRESS.review(row.id, row.updatedAt), row.body);
    if (!body.ok) return body;
    return succeed({ ...body.value, id: row.id, author: row.author, createdAt: row.createdAt, updatedAt: row.updatedAt });
  };
  return {
    save: ({ id, ...review }) =>
      caught<StoredReview, ReviewFailure>(async () => {
        const known = id === undefined ? undefined : await reviews.get(id);
        if (known !== undefined) {
          if (known.author !== author) return fail<ReviewFailure>({ code: 'review.other-author' });
          const before = await unsealed(known);
          if (!before.ok) return before;
          const settles = before.value.state === 'appealed' && review.state === 'settled';
          const appeals = before.value.state === 'final' && review.state === 'appealed';
          if (before.value.state !== 'draft' && !settles && !appeals) return fail<ReviewFailure>({ code: 'review.final' });
        }
        const now = clock();
        const stored = { id: id ?? makeId(), author, createdAt: known?.createdAt ?? now, updatedAt: now };
        const body = await vault.seal(ADDRESS.review(stored.id, now), review);
        if (!body.ok) return body;
        await reviews.put({ ...stored, callId: review.callId, body: body.value });
        return succeed({ ...review, ...stored });
      }),
    ofCall: (callId) => caught<readonly StoredReview[], StorageFailure>(async () => all((await reviews.where('callId').equals(callId).sortBy('createdAt')).map(unsealed))),
    between: (from, to) =>
      caught<readonly StoredReview[], StorageFailure>(async () => all((await reviews.where('createdAt').between(from, to, true, false).toArray()).map(unsealed))),
    live: (query) => liveQuery(query),
  };
}
