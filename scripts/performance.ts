import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const PAGE = 'docs/performance.md';
const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';

/** `npm run performance [-- NAME…]`: runs the benches (all, or those named) and writes their last lines into `docs/performance.md`. */
const all = readdirSync('tests/bench/commands').map((file) => file.replace(/\.ts$/, '')).sort();
const wanted = process.argv.slice(2);
const names = wanted.length === 0 ? all : wanted;
const page = readFileSync(PAGE, 'utf8');
const known = new Map([...page.matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm)].map((row) => [row[1] ?? '', row[2] ?? '']));

for (const name of names) {
  const ran = spawnSync('tsx', ['scripts/bench.ts', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' });
  const last = ran.stdout.trim().split('\n').at(-1) ?? '';
  if (ran.status !== 0 || !last.startsWith('{')) {
    console.error(`${name}: no figures`);
    process.exitCode = 1;
    continue;
  }
  console.log(`${name} ${last}`);
  known.set(name, `\`${last}\` | ${new Date().toISOString().slice(0, 10)}`);
}

const rows = [...known].sort(([a], [b]) => a.localeCompare(b)).map(([name, line]) => `| \`${name}\` | ${line} |`);
const table = [BEGIN, '', `Last written on ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.version}.`, '', '| bench | last line | measured on |', '|---|---|---|', ...rows, '', END].join('\n');
writeFileSync(PAGE, `${page.slice(0, page.indexOf(BEGIN))}${table}${page.slice(page.indexOf(END) + END.length)}`);
