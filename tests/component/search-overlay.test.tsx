import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { SearchOverlay, type SearchAnswer, type SearchHit } from '../../components/call/search-overlay.tsx';
import { show, violations } from '../support/render.tsx';

const nothing = (): void => undefined;
const hit = (id: string, over: Partial<SearchHit> = {}): SearchHit => ({ id, kind: 'script', title: { text: `标题${id}`, marks: [] }, excerpt: { text: '', marks: [] }, ...over });
const answers = (hits: readonly SearchHit[], over: Partial<SearchAnswer> = {}): SearchAnswer => ({ hits, near: [], ...over });
const overlay = (search: (query: string) => Promise<SearchAnswer>, over: Partial<Parameters<typeof SearchOverlay>[0]> = {}) => <SearchOverlay search={search} recent={[]} onUse={nothing} onClose={nothing} {...over} />;
const box = (): HTMLInputElement => screen.getByTestId('search');
const ids = (): readonly (string | null)[] => screen.queryAllByRole('option').map((one) => one.getAttribute('data-id'));

/** A search whose answers come when the test says. */
function slow() {
  const waiting = new Map<string, (answer: SearchAnswer) => void>();
  return {
    search: (query: string) => new Promise<SearchAnswer>((resolve) => { waiting.set(query, resolve); }),
    answer: async (query: string, answer: SearchAnswer) => act(async () => waiting.get(query)?.(answer)),
  };
}

describe('results', () => {
  it('never go back to an older answer that comes late', async () => {
    const { search, answer } = slow();
    show(overlay(search));
    await userEvent.type(box(), '投诉');
    await answer('投诉', answers([hit('new')]));
    await answer('投', answers([hit('old')]));
    expect(ids()).toEqual(['new']);
  });

  it('are not used by Enter while they answer other words than those that stand there', async () => {
    const use = vi.fn();
    const { search, answer } = slow();
    show(overlay(search, { onUse: use }));
    await userEvent.type(box(), '投');
    await answer('投', answers([hit('old')]));
    await userEvent.type(box(), '诉{Enter}');
    expect(use).not.toHaveBeenCalled();
    await answer('投诉', answers([hit('new')]));
    await userEvent.keyboard('{Enter}');
    expect(use).toHaveBeenCalledWith('new', '投诉');
  });

  it('say that the index is being prepared until the first answer comes', async () => {
    const { search, answer } = slow();
    show(overlay(search, { recent: ['挂失'] }));
    await userEvent.type(box(), '投');
    expect(screen.getByRole('status').textContent).toBe('正在准备搜索…');
    expect(screen.queryByRole('button', { name: '挂失' })).toBeNull();
    await answer('投', answers([hit('a')]));
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('mark what matched in the title, in the text and in the other word that was found', async () => {
    const { container } = show(overlay(async () => answers([hit('a', { title: { text: '受理投诉', marks: [[2, 4]] }, excerpt: { text: '…登记投诉编号', marks: [[3, 5]] }, also: { text: '要投诉你们', marks: [[1, 3]] } })])));
    await userEvent.type(box(), '投诉');
    const row = await screen.findByTestId('search-hit-0');
    expect(within(row).getAllByText('投诉').map((one) => one.tagName)).toEqual(['MARK', 'MARK', 'MARK']);
    expect(screen.getByTestId('search-also').textContent).toBe('要投诉你们');
    expect(await violations(container)).toEqual([]);
  });

  it('offer near words where there are none, and a press searches for one', async () => {
    const asked: string[] = [];
    show(overlay(async (query) => { asked.push(query); return answers([], { near: ['挂失'] }); }));
    await userEvent.type(box(), '瓜');
    await userEvent.click(await screen.findByRole('button', { name: '挂失' }));
    expect(box().value).toBe('挂失');
    expect(asked.at(-1)).toBe('挂失');
  });
});

describe('while an input method composes', () => {
  it('nothing is searched until it ends', async () => {
    const search = vi.fn(async () => answers([hit('a')]));
    show(overlay(search));
    fireEvent.compositionStart(box());
    fireEvent.change(box(), { target: { value: 'tou su' } });
    expect(search).not.toHaveBeenCalled();
    fireEvent.change(box(), { target: { value: '投诉' } });
    await act(async () => { fireEvent.compositionEnd(box()); });
    expect(search.mock.calls).toEqual([['投诉']]);
  });

  it('the arrows choose among its candidates, not among the hits', async () => {
    show(overlay(async () => answers([hit('a'), hit('b')])));
    await userEvent.type(box(), '投');
    await screen.findByTestId('search-hit-1');
    fireEvent.keyDown(box(), { key: 'ArrowDown', keyCode: 229 });
    expect(screen.getByTestId('search-hit-0').getAttribute('aria-selected')).toBe('true');
  });
});

describe('filters', () => {
  it('are chips: a kind replaces another, a second press takes it off, the typing goes on in the box', async () => {
    show(overlay(async () => answers([])));
    await userEvent.type(box(), '投诉');
    await userEvent.click(screen.getByTestId('search-filter-flow'));
    expect(box().value).toBe('type:flow 投诉');
    expect(document.activeElement).toBe(box());
    await userEvent.click(screen.getByTestId('search-filter-script'));
    expect(box().value).toBe('type:script 投诉');
    await userEvent.click(screen.getByTestId('search-filter-script'));
    expect(box().value).toBe('投诉');
  });

  it('are offered from what the hits have, by name, in a row that keeps its height', async () => {
    show(overlay(async () => answers([hit('a')], { narrow: [{ field: 'product', value: 'loan' }, { field: 'stage', value: 'handle' }, { field: 'tag', value: 'call back' }] })));
    const row = screen.getByTestId('search-narrow');
    const look = row.className;
    await userEvent.type(box(), '利率');
    await userEvent.click(await screen.findByTestId('search-narrow-product'));
    expect(box().value).toBe('product:loan 利率');
    expect(screen.getByTestId('search-filter-typed').textContent).toBe('贷款 ×');
    await userEvent.click(screen.getByTestId('search-narrow-tag'));
    expect(box().value).toBe('tag:"call back" product:loan 利率');
    await userEvent.click(screen.getAllByTestId('search-filter-typed')[0]!);
    expect(box().value).toBe('product:loan 利率');
    expect(row.className).toBe(look);
  });

  it('bring a recent query back by a press', async () => {
    const search = vi.fn(async () => answers([hit('a')]));
    show(overlay(search, { recent: ['tousu', '挂失'] }));
    await userEvent.click(screen.getByRole('button', { name: 'tousu' }));
    expect(search).toHaveBeenCalledWith('tousu');
    expect(screen.queryByRole('button', { name: '挂失' })).toBeNull();
  });
});
