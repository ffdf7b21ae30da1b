import { createIndexKeeper, type ToWorker } from './search-index-keeper.ts';

const take = createIndexKeeper((message, transfer) => postMessage(message, { transfer }));

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void take(data));
