import { describe, expect, it } from 'vitest';
import { flowsFor } from '../../../components/call/flows.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import { libraryInForce } from '../../../scripts-library/packs/in-force.ts';

const pack = await loadBuiltInPack('zh-CN', 'CN');
const library = libraryInForce(pack, [], pack.manifest.version);
const first = (...heard: readonly string[]) => flowsFor(library, 'S31', [], 'inbound', heard)[0]?.id;

describe('the flow of a wealth call', () => {
  it('is the one about money due back where that was heard, and selling rules stay out of it', () => {
    expect(first('我那个理财20号就到期了，钱到现在还没到账')).toBe('sop8h');
  });
  it('is the suitability flow where somebody wants to buy, or nothing was heard', () => {
    expect(first('想买点理财，有没有稳一点的')).toBe('sop8');
    expect(first()).toBe('sop8');
  });
});
