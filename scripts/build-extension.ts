import { spawnSync } from 'node:child_process';

/** Builds `.output-e2e/`: the product plus the loopback origin, for the end-to-end tests and the demo. Throws when the build fails. */
export function buildForEndToEnd(): void {
  const built = spawnSync('wxt', ['build'], { stdio: ['ignore', 2, 2], env: { ...process.env, ASIDE_BUILD: 'e2e' }, shell: process.platform === 'win32' });
  if (built.status !== 0) throw new Error('the extension could not be built');
}
