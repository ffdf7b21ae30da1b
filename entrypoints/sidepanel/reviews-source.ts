import type { ReviewBack, ReviewsSource } from '../../components/exchange/reviews-back.tsx';
import type { Store } from '../../storage/store.ts';

const SEEN = 'aside.reviews-seen';
/** More are not remembered as seen, nor listed. */
const [REMEMBERED, LISTED, DAYS] = [500, 50, 92];

/** Reviews of this person's calls by others, over the browser of this panel. What was looked at is remembered for each person. */
export function createReviewsSource({ reviews, calls, author }: Pick<Store, 'reviews' | 'calls' | 'author'>): ReviewsSource {
  const personOf = (one: string): string => one.slice(0, one.lastIndexOf('@'));
  const key = `${SEEN}.${personOf(author)}`;
  const seen = (): readonly string[] => JSON.parse(localStorage.getItem(key) ?? '[]') as string[];
  const between = () => reviews.between(new Date(Date.now() - DAYS * 86_400_000).toISOString(), new Date(Date.now() + 86_400_000).toISOString());
  return {
    async list() {
      const written = await between();
      if (!written.ok) return [];
      const backs: ReviewBack[] = [];
      for (const review of written.value.toReversed()) {
        if (review.author === author || review.state === 'draft' || backs.length >= LISTED) continue;
        const stored = await calls.get(review.callId);
        if (!stored.ok || personOf(stored.value.author) !== personOf(author)) continue;
        const { call } = stored.value;
        backs.push({ review, closedAt: call.closedAt ?? call.lastAt, maskedName: call.subject?.maskedName, scenario: call.scenario?.id });
      }
      return backs;
    },
    watch(run) {
      const watching = reviews.live(between).subscribe(run);
      return () => watching.unsubscribe();
    },
    seen: () => new Set(seen()),
    markSeen: (keys) => localStorage.setItem(key, JSON.stringify([...keys, ...seen()].slice(0, REMEMBERED))),
  };
}
