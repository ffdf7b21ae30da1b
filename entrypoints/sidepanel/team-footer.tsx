import { AgentTeam } from '../../components/exchange/agent-team.tsx';
import { createExchangeStore } from '../../components/exchange/exchange-store.ts';
import type { Desk } from '../../components/call/desk-store.ts';
import type { BrowserStore } from '../../storage/browser-store.ts';
import { createExchangeService } from '../../storage/exchange/exchange-service.ts';
import { startExchangeWorker } from '../../storage/exchange/start-worker.ts';
import { watchLibrary } from './library-arrival.ts';
import { reloadForAgent } from './reload-for-agent.ts';
import { createReviewsSource } from './reviews-source.ts';

interface TeamFooterParts {
  readonly store: BrowserStore;
  readonly desk: Desk;
  readonly loaded: Parameters<typeof watchLibrary>[1];
}

/** The team's line of the panel, built from its parts. Loaded after the desk: no call waits for it. */
export function createTeamFooter({ store, desk, loaded }: TeamFooterParts) {
  const service = createExchangeService({ store, worker: startExchangeWorker });
  const exchange = createExchangeStore(service);
  const [reviews, library] = [createReviewsSource(store), watchLibrary(store.library, loaded, desk)];
  // What was closed goes out soon, not in the next round.
  desk.store.subscribe((now, before) => { if (before.call !== null && now.call === null) exchange.soon(); });
  reloadForAgent(store, desk);
  const open = (): void => void chrome.tabs.create({ url: chrome.runtime.getURL('/options.html#exchange') });
  const elsewhere = {
    async list() {
      const waiting = await service.waitingElsewhere();
      return waiting.ok ? waiting.value.filter((call) => call.mine) : [];
    },
    async continueHere(id: string) {
      const taken = await exchange.act(() => service.continueHere(id));
      if (taken !== null) await desk.open(taken.id);
    },
  };
  return { default: () => <AgentTeam store={exchange} onOpen={open} reviews={reviews} library={library} elsewhere={elsewhere} /> };
}
