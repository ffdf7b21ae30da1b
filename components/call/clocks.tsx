import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';
import { minutesAndSeconds } from '../ui/words.ts';
import { callClock } from './desk-view.ts';
import { useDeskBesideText } from './use-desk.ts';
import { useNow } from './use-now.ts';

// What ticks stands alone here, so that a second passing renders these few words and nothing that somebody types or reads.

/** How long the contact talks, holds or waits for its wrap-up, and who measured it. */
export function CallClock() {
  const { t } = useTranslation();
  const state = useDeskBesideText();
  const now = useNow();
  const clock = callClock(state.call, new Date(now).toISOString());
  return clock ? <span data-testid="call-clock" className="shrink-0" title={t(`call.by.${clock.source}`)}>{t(`call.${clock.kind}`, { time: clock.time, context: state.call?.channel })}</span> : null;
}

/** Time left of a step's limit, "+0:12" beyond it. `until`: milliseconds since the epoch. */
export function StepLimit({ until }: { readonly until: number }) {
  const left = until - useNow();
  return <span data-testid="step-limit" className={classNames('text-sm', left < 0 ? 'text-must' : 'text-quiet')}>{left < 0 ? '+' : ''}{minutesAndSeconds(Math.abs(left))}</span>;
}

/** How long ago, "3:12". `since`: ISO 8601. */
export function Elapsed({ since }: { readonly since: string }) {
  return <>{minutesAndSeconds(useNow() - Date.parse(since))}</>;
}
