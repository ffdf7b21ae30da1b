import { useTranslation } from 'react-i18next';
import { score, SCORECARD_ITEMS } from '../../domain/review/scorecard.ts';
import type { Member } from '../../domain/team/team.ts';
import type { StoredReview } from '../../storage/repositories/review-repository.ts';
import { classNames } from '../ui/class-names.ts';
import { instantWords } from './sync-state.tsx';

/** A supervisor's review of one of this agent's calls. */
export interface ReviewBack {
  readonly review: StoredReview;
  readonly closedAt: string;
  readonly maskedName?: string | undefined;
  readonly scenario?: string | undefined;
}

/** Where reviews of this agent's calls come from, and which of them were looked at. */
export interface ReviewsSource {
  /** Newest first. */
  list(): Promise<readonly ReviewBack[]>;
  /** Runs at every change; returns the end of it. */
  watch(run: () => void): () => void;
  seen(): ReadonlySet<string>;
  markSeen(keys: readonly string[]): void;
}

/** One version of a review: changed ones are new again. */
export const reviewKey = ({ review }: ReviewBack): string => `${review.id}@${review.updatedAt}`;

/** What came back: whose call, how many points, what cost some and why, and the supervisor's words. */
export function ReviewsBack({ reviews, fresh, members }: { readonly reviews: readonly ReviewBack[]; readonly fresh: ReadonlySet<string>; readonly members: readonly Member[] }) {
  const { t, i18n } = useTranslation();
  if (reviews.length === 0) return <p className="text-quiet">{t('reviews.none')}</p>;
  return (
    <ul className="divide-y divide-line" data-testid="reviews-back">
      {reviews.map((back) => {
        const { review } = back;
        const total = score(review.marks, review.fatal);
        const lost = SCORECARD_ITEMS.flatMap(({ no, points }) => { const mark = review.marks[no]; return typeof mark === 'number' && mark < points ? [{ no, points, mark, reason: review.reasons[no] }] : []; });
        return (
          <li key={reviewKey(back)} className="py-2" data-testid="review-back" data-fresh={fresh.has(reviewKey(back))}>
            <p className="flex items-baseline gap-2">
              {fresh.has(reviewKey(back)) ? <span className="rounded-sm bg-accent-soft px-1 text-sm text-accent">{t('reviews.new')}</span> : null}
              <span className="min-w-0 flex-1 truncate">{back.maskedName ?? t('contacts.unnamed')} <span className="text-quiet">{back.scenario ? t(`scenario.${back.scenario}`) : ''}</span></span>
              <span className={classNames('font-semibold tabular-nums', review.fatal.length > 0 && 'text-harm')}>{total.ok ? `${total.value.score} · ${t(`band.${total.value.band}`)}` : ''}</span>
            </p>
            <p className="text-sm text-quiet">{t('reviews.of', { at: instantWords(back.closedAt, i18n.language), by: members.find((member) => member.author === review.author)?.name ?? review.author.split('@')[0]! })}</p>
            {review.comment === '' ? null : <p className="mt-1 whitespace-pre-wrap" data-testid="review-comment">{review.comment}</p>}
            {review.fatal.length === 0 ? null : <ul className="mt-1 text-harm">{review.fatal.map((code) => <li key={code}>{code} {t(`fatal.${code}`)}</li>)}</ul>}
            {lost.length === 0 ? null : (
              <ul className="mt-1 text-sm text-quiet">
                {lost.map(({ no, points, mark, reason }) => <li key={no}><span className="tabular-nums text-ink">{mark}/{points}</span> {t(`scorecard.item.${no}`)}{reason ? `：${reason}` : ''}</li>)}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
