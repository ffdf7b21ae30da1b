import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { build } from 'vite';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const startChromium = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: [...ARGUMENTS, ...args] });

/** One script (IIFE) of a module and all it imports, minified as for the content script. */
export async function bundle(entry: URL, minify = true): Promise<string> {
  const result = await build({
    logLevel: 'error', configFile: false, root: fileURLToPath(new URL('../../..', import.meta.url)),
    build: { write: false, minify, target: 'es2023', lib: { entry: fileURLToPath(entry), formats: ['iife'], name: 'aside', fileName: 'aside' } },
  });
  const output = (Array.isArray(result) ? result[0]! : result) as { output: readonly { type: string; code?: string }[] };
  return output.output.find((file) => file.type === 'chunk')!.code!;
}

export interface Served {
  readonly url: (path: string) => string;
  close(): Promise<void>;
}

/** Serves one folder on the loopback address; nothing above it. */
export async function serve(folder: string): Promise<Served> {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const path = resolve(root, `.${decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)}`);
    if (!path.startsWith(root + sep)) {
      response.writeHead(404).end();
      return;
    }
    void readFile(path).then(
      (body) => response.writeHead(200, { 'content-type': path.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  return {
    url: (path) => `http://127.0.0.1:${port}/${path}`,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}
