import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = { '@': root, '~': root };

/** One project a kind of test; every project runs in random order, the seed is printed by `scripts/test.ts`. */
export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { shuffle: true },
    testTimeout: 30_000,
    projects: [
      { resolve: { alias }, test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts', 'tests/migrations/**/*.test.ts'], setupFiles: ['tests/support/property-seed.ts'] } },
      { resolve: { alias }, test: { name: 'structure', environment: 'node', include: ['tests/structure/**/*.test.ts'], testTimeout: 60_000 } },
      { resolve: { alias }, test: { name: 'dom', environment: 'jsdom', include: ['tests/component/**/*.test.tsx', 'tests/pages/**/*.test.ts'], setupFiles: ['tests/support/dom-setup.ts', 'tests/support/property-seed.ts'] } },
      // One browser at a time: the machine has two cores, and a starved browser is a flaky test.
      { resolve: { alias }, test: { name: 'e2e', environment: 'node', include: ['tests/e2e/**/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 60_000 } },
    ],
  },
});
