import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build, type Rollup } from 'vite';

export interface ServedPage {
  readonly origin: string;
  close(): void;
}

/** Bundles a script, its workers too, as the product's bundler does, and serves it in an empty page on the loopback address, which counts as secure: WebCrypto is there. */
export async function servePage(script: URL, port = 0): Promise<ServedPage> {
  const files = await bundle(script.pathname);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.setHeader('content-type', file === undefined ? 'text/html' : 'text/javascript');
    response.end(file ?? '<!doctype html><title>storage</title><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

async function bundle(input: string): Promise<ReadonlyMap<string, string>> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { write: false, target: 'chrome138', modulePreload: false, rollupOptions: { input: { page: input }, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } } },
  })) as Rollup.RollupOutput;
  return new Map(built.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)]));
}
