import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const words = JSON.parse(readFileSync('locales/en.json', 'utf8')) as Record<string, string>;

/** Keys written out in a component: t('key', …), t(test ? 'a' : 'b'), and the codes of toasts. */
function keysIn(source: string): string[] {
  const plain = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  const either = [...source.matchAll(/\bt\([^'`)]*\? '([^']+)' : '([^']+)'/g)].flatMap((match) => [match[1] ?? '', match[2] ?? '']);
  const toasts = [...source.matchAll(/code: '(undo\.[^']+)'/g)].map((match) => match[1] ?? '');
  return [...plain, ...either, ...toasts];
}

describe('the words the components ask for', () => {
  const used = globSync('components/**/*.{ts,tsx}').flatMap((file) => keysIn(readFileSync(file, 'utf8')).map((key) => ({ file, key })));

  it('are many', () => expect(used.length).toBeGreaterThan(200));

  it('exist', () => expect(used.filter(({ key }) => !(key in words))).toEqual([]));
});
