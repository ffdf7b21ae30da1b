import { useEffect } from 'react';
import type { ExchangeStore } from './exchange-store.ts';

/** Reads at the start and after every exchange of this page or another that the store hears of. `read` must be stable. */
export function useAfterRounds<T>(store: ExchangeStore, read: () => Promise<T>, show: (value: T) => void): void {
  useEffect(() => {
    let current = true;
    const again = (): void => void read().then((value) => { if (current) show(value); });
    again();
    const end = store.view.subscribe((now, before) => { if (now.state?.last?.at !== before.state?.last?.at) again(); });
    return () => { current = false; end(); };
  }, [store, read, show]);
}
