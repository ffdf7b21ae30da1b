import { describe, expect, it } from 'vitest';
import { isTooOld } from '../../../components/ui/browser-floor.ts';

const agent = (browser: string): string => `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${browser} Safari/537.36`;

describe('the floor of browsers', () => {
  it('is Chrome and Edge 138', () => {
    expect(['Chrome/137.0.0.0', 'Chrome/138.0.0.0', 'Chrome/156.0.0.0 Edg/156.0.0.0', 'Chrome/120.0.0.0 Edg/120.0.0.0'].map((browser) => isTooOld(agent(browser)))).toEqual([true, false, false, true]);
  });
  it('does not judge a browser that is not Chromium', () => expect(isTooOld('Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0')).toBe(false));
});
