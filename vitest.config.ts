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
      { resolve: { alias }, test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts', 'tests/migrations/**/*.test.ts', 'tests/structure/**/*.test.ts'] } },
      { resolve: { alias }, test: { name: 'dom', environment: 'jsdom', include: ['tests/component/**/*.test.tsx', 'tests/pages/**/*.test.ts'], setupFiles: ['tests/support/dom-setup.ts'] } },
    ],
  },
});
