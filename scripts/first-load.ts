import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A module's static imports and re-exports; `import(…)` is left out, since it loads later. */
const STATIC_IMPORT = /(?:^|[;}\s])(?:import|export)\s*(?:[\w*${},\s]+?\s*from\s*)?["']([^"']+\.js)["']/g;
const SCRIPT_TAG = /<script[^>]+src="([^"]+)"|<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g;

/**
 * The script files a page of the build loads before anything is asked for: its own, its preloads, and what these import
 * statically. Paths relative to the build's folder.
 */
export function firstLoadScripts(build: string, page: string): string[] {
  const html = readFileSync(join(build, page), 'utf8');
  const waiting = [...html.matchAll(SCRIPT_TAG)].map((match) => relative(match[1] ?? match[2] ?? '', ''));
  const seen = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const from = posix.dirname(file);
    const code = readFileSync(join(build, file), 'utf8');
    waiting.push(...[...code.matchAll(STATIC_IMPORT)].map((match) => relative(match[1] ?? '', from)));
  }
  return [...seen].sort();
}

const relative = (path: string, from: string): string => (path.startsWith('/') ? path.slice(1) : posix.join(from, path));
