import type { ExchangeWorker } from './worker-tasks.ts';

/** A worker for one piece of work. */
export const startExchangeWorker = (): ExchangeWorker => new Worker(new URL('./exchange-worker.ts', import.meta.url), { type: 'module', name: 'exchange' });
