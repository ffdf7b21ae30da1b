import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingCall } from '../../storage/exchange/waiting-calls.ts';
import type { ExchangeStore } from './exchange-store.ts';
import { useAfterRounds } from './use-after-rounds.ts';
import { WaitingElsewhere } from './waiting-elsewhere.tsx';

/** Calls that wait for a lead on agents' machines: the agent's machine is told with the next exchange that one was seen, and can close it then. */
export function LeadsElsewhere({ store }: { readonly store: ExchangeStore }) {
  const { t } = useTranslation();
  const [calls, setCalls] = useState<readonly WaitingCall[]>([]);
  const read = useCallback(async () => {
    const waiting = await store.service.waitingElsewhere();
    return waiting.ok ? waiting.value.filter((call) => call.pendingForLead) : [];
  }, [store]);
  useAfterRounds(store, read, setCalls);
  const seen = async (id: string): Promise<void> => {
    await store.act(() => store.service.markSeen(id));
    setCalls(await read());
    store.soon();
  };
  if (calls.length === 0) return null;
  return (
    <section aria-label={t('elsewhere.leads')} className="mb-4">
      <h2 className="mb-1 font-semibold text-harm">{t('elsewhere.leads')}</h2>
      <WaitingElsewhere calls={calls} onSeen={(id) => void seen(id)} />
    </section>
  );
}
