import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

/** Where the panel's index came from, as the panel marks it. */
const source = async (session: AgentSession): Promise<string | undefined> =>
  session.panel.evaluate(() => (performance.getEntriesByName('aside:search-index').at(-1) as PerformanceMark | undefined)?.detail?.from as string | undefined);

describe('search in the panel', { shuffle: false }, () => {
  let session: AgentSession;
  beforeAll(async () => {
    session = await startSession();
    await session.desk.start();
  });
  afterAll(() => session?.close());
  beforeEach(async () => {
    await session.panel.keyboard.press('Escape');
    await session.desk.press('/');
    await session.desk.part('search').waitFor();
  });

  const type = (text: string) => session.desk.part('search').fill(text);
  const first = () => session.desk.part('search-hit-0');
  const selected = () => session.panel.locator('[role="option"][aria-selected="true"]').getAttribute('data-testid');

  it('builds its index in a worker', async () => {
    await type('挂失');
    await first().waitFor();
    expect(await source(session)).toBe('built');
  });

  it('finds complaints by their pinyin and marks where', async () => {
    await type('tousu');
    await first().waitFor();
    expect(await first().locator('mark').allInnerTexts()).toContain('投诉');
  });

  it('moves by the arrows and stays within the list', async () => {
    await type('tousu');
    await session.desk.part('search-hit-1').waitFor();
    expect(await selected()).toBe('search-hit-0');
    await session.panel.keyboard.press('ArrowDown');
    expect(await selected()).toBe('search-hit-1');
    await session.panel.keyboard.press('ArrowUp');
    await session.panel.keyboard.press('ArrowUp');
    expect(await selected()).toBe('search-hit-0');
  });

  it('narrows to a kind by its chip', async () => {
    await type('投诉');
    await first().waitFor();
    await session.desk.part('search-filter-flow').click();
    expect(await session.desk.part('search').inputValue()).toBe('type:flow 投诉');
    await until('only flows are left', async () => {
      const kinds = await session.panel.locator('[role="option"] span:first-child > span:first-child').allInnerTexts();
      return kinds.length > 0 && kinds.filter((kind) => /话术/u.test(kind)).length === 0;
    });
  });

  it('offers fields that the hits have, and narrows by one', async () => {
    await type('利率');
    await first().waitFor();
    const narrow = session.panel.getByTestId('search-narrow-product').first();
    await narrow.click();
    await until('the filter is on', async () => /^product:/u.test(await session.desk.part('search').inputValue()));
    await session.panel.getByTestId('search-filter-typed').click();
    expect(await session.desk.part('search').inputValue()).toBe('利率');
  });

  it('searches nothing while an input method composes, and Enter that ends a composition uses nothing', async () => {
    const input = session.desk.part('search');
    await input.dispatchEvent('compositionstart');
    await input.evaluate((element: HTMLInputElement) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(element, '投诉');
      element.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true }));
    });
    expect(await input.inputValue()).toBe('投诉');
    expect(await session.desk.searchHits.count()).toBe(0);
    await input.dispatchEvent('compositionend');
    await first().waitFor();
  });

  it('offers near words where nothing is found', async () => {
    await type('type:banner 投诉');
    const words = session.desk.part('search-dialog').getByRole('status').getByRole('button');
    await until('nothing is found, near words are offered', async () => (await words.count()) > 0);
    await words.first().click();
    await first().waitFor();
  });

  it('closes by Escape', async () => {
    await session.panel.keyboard.press('Escape');
    await session.desk.part('search-dialog').waitFor({ state: 'detached' });
  });

  it('uses the chosen line by Enter and remembers the query', async () => {
    await type('gs');
    await first().waitFor();
    await type('tousu');
    await first().locator('mark').first().waitFor();
    await session.panel.keyboard.press('Enter');
    await session.desk.part('search-dialog').waitFor({ state: 'detached' });
    expect(await session.desk.part('line-text').innerText()).not.toBe('');
    await session.desk.press('/');
    await session.desk.part('search-dialog').getByRole('button', { name: 'tousu' }).waitFor();
  });

  it('opens with the kept index the next time', async () => {
    await session.panel.reload();
    await session.desk.readingState.waitFor();
    await until('the box opens', async () => {
      await session.desk.press('/');
      return session.desk.part('search').isVisible();
    });
    await type('zdhk');
    await first().waitFor();
    expect(await source(session)).toBe('snapshot');
  });
});
