import { AgentTeam } from '../../components/exchange/agent-team.tsx';
import { createExchangeStore } from '../../components/exchange/exchange-store.ts';
import type { Desk } from '../../components/call/desk-store.ts';
import type { Store } from '../../storage/store.ts';
import { createExchangeService } from '../../storage/exchange/exchange-service.ts';
import { watchLibrary } from './library-arrival.ts';
import { reloadForAgent } from './reload-for-agent.ts';
import { createReviewsSource } from './reviews-source.ts';

interface TeamFooterParts {
  readonly store: Store;
  readonly desk: Desk;
  readonly loaded: Parameters<typeof watchLibrary>[1];
}

/** The team's line of the panel, built from its parts. Loaded after the desk: no call waits for it. */
export function createTeamFooter({ store, desk, loaded }: TeamFooterParts) {
  const exchange = createExchangeStore(createExchangeService({ store }));
  const [reviews, library] = [createReviewsSource(store), watchLibrary(store.library, loaded, desk)];
  // What was closed goes out soon, not in the next round.
  desk.store.subscribe((now, before) => { if (before.call !== null && now.call === null) exchange.soon(); });
  reloadForAgent(store, desk);
  const open = (): void => void chrome.tabs.create({ url: chrome.runtime.getURL('/options.html#exchange') });
  return { default: () => <AgentTeam store={exchange} onOpen={open} reviews={reviews} library={library} /> };
}
