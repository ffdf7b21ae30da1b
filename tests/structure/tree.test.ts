import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { basename, extname } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Files git knows or would take, so that a new one is looked at before it is committed. */
const files = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).stdout.split('\n').filter((path) => path !== '');
const code = files.filter((path) => ['.ts', '.tsx', '.js', '.mjs', '.cjs'].includes(extname(path)));
const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // Deleted in the working tree, or still being written.
  }
};

describe('the tree', () => {
  it('is seen at all', () => {
    expect(code.length).toBeGreaterThan(50);
  });

  it('has no room for things without a room', () => {
    const homeless = /(^|\/)(utils?|helpers?|common|misc|shared|lib)(\/|\.[cm]?[jt]sx?$)/;
    expect(files.filter((path) => homeless.test(path))).toEqual([]);
  });

  it('has no code file beyond 300 lines', () => {
    const long = code.map((path) => ({ path, lines: (read(path) ?? '').split('\n').length - 1 })).filter((each) => each.lines > 300);
    expect(long).toEqual([]);
  });

  it('names modules in kebab-case', () => {
    const named = code.filter((path) => !path.startsWith('.')).filter((path) => !/^[a-z0-9.-]+$/.test(basename(path).replace(/zh-(?:CN|TW)/, '')));
    expect(named).toEqual([]);
  });

  it('leaves no test skipped or alone', () => {
    const marks = /\b(?:it|describe|test)\.(?:skip|only|todo)\b/;
    expect(code.filter((path) => path.startsWith('tests/') && !path.startsWith('tests/structure/')).filter((path) => marks.test(read(path) ?? ''))).toEqual([]);
  });

  it('mentions no machine it was written on', () => {
    // Split, so that this file does not find itself.
    const places = [['/wo', 'rk/'], ['/fa', 'rm/'], ['.lib', 'rary/'], ['sub', 'agent']].map((halves) => halves.join(''));
    const texts = files.filter((path) => path !== 'package-lock.json' && !['.png', '.bin', '.woff2', '.ico'].includes(extname(path)));
    const told = texts.flatMap((path) => places.filter((place) => read(path)?.includes(place)).map((place) => `${path}: ${place}`));
    expect(told).toEqual([]);
  });
});
