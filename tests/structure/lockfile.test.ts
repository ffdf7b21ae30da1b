import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingPlatforms, type Lockfile } from '../../scripts/complete-lockfile.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;

it('the lock file names every platform, without which npm ci refuses it (mend: npm run lockfile)', () => {
  expect(missingPlatforms(lock)).toEqual({});
});

it('a platform that npm left out is found by its parent', () => {
  const packages = { 'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies: { '@tool/linux-x64-musl': '1.0.0' } } };
  expect(missingPlatforms({ packages })).toEqual({
    'node_modules/@tool/linux-x64-musl': { version: '1.0.0', dev: true, optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
  });
});
