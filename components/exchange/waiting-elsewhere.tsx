import { useTranslation } from 'react-i18next';
import type { WaitingCall } from '../../storage/exchange/waiting-calls.ts';
import { Button } from '../ui/button.tsx';
import { instantWords } from './sync-state.tsx';

interface WaitingElsewhereProps {
  readonly calls: readonly WaitingCall[];
  /** Takes an own call over to this desk; absent where nobody works on calls. */
  readonly onContinue?: (id: string) => void;
  /** A supervisor's word that a pending call was seen, for its agent; absent elsewhere. */
  readonly onSeen?: (id: string) => void;
}

/** Parked calls of other machines: whose, since when, why; one's own can be continued here. */
export function WaitingElsewhere({ calls, onContinue, onSeen }: WaitingElsewhereProps) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="divide-y divide-line" data-testid="waiting-elsewhere">
      {calls.map((call) => (
        <li key={call.id} className="flex items-center gap-2 py-1.5">
          <div className="min-w-0 flex-1">
            <p className="truncate">{call.maskedName ?? t('contacts.unnamed')} <span className="text-quiet">{call.scenario ? t(`scenario.${call.scenario}`) : ''}</span>{call.pendingForLead ? <span className="ml-1 text-harm">{t('elsewhere.pending')}</span> : null}</p>
            <p className="text-sm text-quiet">{t('elsewhere.parked', { at: instantWords(call.parkedAt ?? call.startedAt, i18n.language), by: call.name, steps: call.openSteps, promises: call.openPromises })}{call.reason ? ` · ${call.reason}` : ''}</p>
          </div>
          {!call.mine && call.pendingForLead && onSeen ? <Button data-testid="seen-elsewhere" onClick={() => onSeen(call.id)}>{t('supervisor.seen')}</Button> : null}
          {call.mine && onContinue ? <Button data-testid="continue-here" onClick={() => onContinue(call.id)}>{t('elsewhere.continue')}</Button> : null}
        </li>
      ))}
    </ul>
  );
}
