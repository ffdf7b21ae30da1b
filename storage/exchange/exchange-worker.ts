import { serveExchange } from './serve-exchange.ts';

serveExchange(globalThis as unknown as Parameters<typeof serveExchange>[0]);
