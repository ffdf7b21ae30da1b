import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CallDesk } from '../../components/call/call-desk.tsx';
import { handoverText } from '../../components/call/handover-text.ts';
import type { DeskServices } from '../../components/call/desk-services.ts';
import { NotePanel } from '../../components/call/note-panel.tsx';
import { deskInMemory } from '../support/desk-in-memory.tsx';
import { show, violations } from '../support/render.tsx';

const free = (): HTMLTextAreaElement => screen.getByTestId('note-part-free');

describe('the note of a desk', () => {
  it('keeps what is typed and the caret while a code in it is left out of what is saved', async () => {
    const { desk, actions, store, wrap, call } = await deskInMemory();
    await actions.startFor('inbound');
    show(wrap(<NotePanel freeRef={createRef()} />));
    const user = userEvent.setup();
    await user.type(free(), '客户报了验证码，已提醒');
    await user.type(free(), '482913', { initialSelectionStart: 7, initialSelectionEnd: 7 });
    expect(free().value).toBe('客户报了验证码482913，已提醒');
    expect(free().selectionStart).toBe(13);
    expect(screen.getByTestId('lint-finding').textContent).toContain('密码或验证码');
    await user.tab();
    await waitFor(() => expect(free().value).toBe('客户报了验证码██████，已提醒'));
    expect(JSON.stringify(await store.calls.events(desk.current()!.id))).not.toContain('482913');
    expect(call().noteParts.free).toBe('客户报了验证码██████，已提醒');
  });

  it('leaves a code out that came by an input method, and disturbs no composition', async () => {
    const { desk, actions, store, wrap } = await deskInMemory();
    await actions.startFor('inbound');
    show(wrap(<NotePanel freeRef={createRef()} />));
    fireEvent.focus(free());
    fireEvent.change(free(), { target: { value: '验证码482913' } });
    fireEvent.compositionStart(free());
    fireEvent.change(free(), { target: { value: '验证码482913yi' } });
    await act(async () => { await desk.current()!.settle(); });
    expect(free().value).toBe('验证码482913yi');
    fireEvent.change(free(), { target: { value: '验证码482913已' } });
    fireEvent.compositionEnd(free());
    fireEvent.blur(free());
    await waitFor(() => expect(free().value).toBe('验证码██████已'));
    expect(JSON.stringify(await store.calls.events(desk.current()!.id))).not.toContain('482913');
  });

  it('saves personal data masked, offers to mask it here too or to keep it, and copies what is stored', async () => {
    const { actions, wrap, call, copied } = await deskInMemory();
    await actions.startFor('inbound');
    show(wrap(<NotePanel freeRef={createRef()} />));
    const user = userEvent.setup();
    await user.type(free(), '请回13911112222');
    await user.click(screen.getByTestId('copy-note'));
    expect(copied.at(-1)).toContain('请回139******22');
    expect(free().value).toBe('请回13911112222');
    await user.click(screen.getByTestId('personal-keep'));
    await waitFor(() => expect(screen.queryByTestId('lint-finding')).toBeNull());
    await user.click(screen.getByTestId('copy-note'));
    expect(copied.at(-1)).toContain('请回13911112222');
    await user.type(free(), '，或13722223333');
    await user.click(screen.getByTestId('personal-mask'));
    await waitFor(() => expect(free().value).toContain('或137******33'));
    expect(call().noteParts.free).toContain('137******33');
  });
});

it('the handover for the next agent carries no code and no open number, also where the agent kept it in the note', async () => {
  const { actions, desk, call } = await deskInMemory();
  await actions.startFor('inbound');
  actions.editNote('what', '客户问 13911112222 的登记，报了验证码 482913');
  actions.keepPersonal('what');
  await desk.current()!.settle();
  expect(call().noteParts.what).toContain('13911112222');
  const text = handoverText(desk.services, call(), ((key: string) => key) as never);
  expect(text.split('\n')).toHaveLength(5);
  expect(text).toContain('139******22 的登记，报了验证码 ██████');
});

it('a lint that only repeats what the masking asks is left out, another one stays', async () => {
  const { actions, wrap } = await deskInMemory(undefined, { lintNote: (text) => [
    ...(text.includes('13911112222') ? [{ text: '13911112222', severity: 'high' as const, why: 'privacy' }] : []),
    ...(text.includes('保证') ? [{ text: '保证', severity: 'block' as const, why: 'guarantee' }] : []),
  ] });
  await actions.startFor('inbound');
  show(wrap(<NotePanel freeRef={createRef()} />));
  await userEvent.type(free(), '保证回13911112222');
  expect(screen.getAllByTestId('lint-finding').map((finding) => finding.textContent)).toEqual(['手机号先按遮住的样子保存。遮住保留原文', '“保证”：承诺收益或保本']);
});

it('a note that was there before the rules of the lint is linted when they come', async () => {
  let rulesCome: Parameters<DeskServices['watchLint']>[0] = () => undefined;
  const { actions, wrap } = await deskInMemory(undefined, { watchLint: (take) => { rulesCome = take; return () => undefined; } });
  await actions.startFor('inbound');
  show(wrap(<NotePanel freeRef={createRef()} />));
  await userEvent.type(free(), '保证');
  expect(screen.queryByTestId('lint-finding')).toBeNull();
  act(() => rulesCome((text) => (text.includes('保证') ? [{ text: '保证', severity: 'block', why: 'guarantee' }] : [])));
  expect(screen.getByTestId('lint-finding').textContent).toBe('“保证”：承诺收益或保本');
});

describe('time passing on the desk', () => {
  afterEach(() => { vi.useRealTimers(); });

  it('renders the clocks and nothing that somebody reads or types', async () => {
    const { desk, actions, wrap } = await deskInMemory();
    await actions.startFor('inbound');
    vi.useFakeTimers({ now: Date.parse('2026-01-31T11:20:05.000Z'), toFake: ['setInterval', 'clearInterval', 'Date'] });
    let lines = 0;
    const { fragments } = desk.services.library;
    // Every rendering of the line asks for the library's fragments.
    Object.defineProperty(desk.services.library, 'fragments', { get: () => { lines += 1; return fragments; } });
    const { container } = show(wrap(<CallDesk />));
    const changed = new Set<string>();
    const watcher = new MutationObserver((found) => { for (const one of found) changed.add((one.target instanceof HTMLElement ? one.target : one.target.parentElement)?.dataset['testid'] ?? 'elsewhere'); });
    watcher.observe(container, { subtree: true, childList: true, characterData: true, attributes: true });
    const before = [lines, screen.getByTestId('call-clock').textContent];
    act(() => { vi.advanceTimersByTime(10_000); });
    await Promise.resolve();
    expect(lines).toBe(before[0]);
    expect(screen.getByTestId('call-clock').textContent).not.toBe(before[1]);
    expect(changed.has('call-clock')).toBe(true);
    expect([...changed].filter((id) => !['call-clock', 'step-limit'].includes(id))).toEqual([]);
    watcher.disconnect();
  });

  it('and a letter typed into the note renders the line not once', async () => {
    const { desk, actions, wrap } = await deskInMemory();
    await actions.startFor('inbound');
    let lines = 0;
    const { fragments } = desk.services.library;
    Object.defineProperty(desk.services.library, 'fragments', { get: () => { lines += 1; return fragments; } });
    show(wrap(<CallDesk />));
    await userEvent.type(free(), '客户');
    const before = lines;
    await userEvent.type(free(), '要求周三回电');
    expect(lines).toBe(before);
    expect(desk.store.getState().call?.noteParts.free).toBe('客户要求周三回电');
  });
});

describe('phrases in the remarks', () => {
  const panel = async () => {
    const made = await deskInMemory();
    await made.actions.startFor('inbound');
    const { container } = show(made.wrap(<NotePanel freeRef={createRef()} />));
    return { ...made, container };
  };

  it('come by a slash and the keys alone, with the caret where one goes on; the list takes no key of the desk', async () => {
    const { call, desk, container } = await panel();
    const user = userEvent.setup();
    await user.type(free(), '/kh');
    const list = await screen.findByTestId('slash-list');
    expect(free().getAttribute('aria-activedescendant')).toBe(list.querySelector('[aria-selected=true]')?.id);
    expect(await violations(container)).toEqual([]);
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}急用钱');
    expect(free().value).toBe('客户称：急用钱');
    await user.keyboard('。/cnhd');
    await screen.findByTestId('slash-list');
    await user.keyboard('{Tab}17点');
    expect(free().value).toBe('客户称：急用钱。承诺2026年2月1日17点前回电');
    expect(document.activeElement).toBe(free());
    expect(call().noteParts.free).toBe(free().value);
    expect(desk.store.getState().overlay).toBeNull();
  });

  it('hold the fields of the record, masked', async () => {
    await panel();
    const user = userEvent.setup();
    await user.type(free(), '/电话');
    await screen.findByTestId('slash-list');
    await user.keyboard('{Enter} /卡号');
    await screen.findByTestId('slash-list');
    await user.keyboard('{Enter}');
    expect(free().value).toBe('138******26 ***************5702');
  });

  it('go away by Escape without leaving the field, and leave slashes in words alone', async () => {
    await panel();
    const user = userEvent.setup();
    await user.type(free(), '/');
    await screen.findByTestId('slash-list');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('slash-list')).toBeNull();
    expect(document.activeElement).toBe(free());
    await user.keyboard('5 24/7{Enter}好');
    expect(free().value).toBe('/5 24/7\n好');
  });

  it('wait while an input method composes', async () => {
    await panel();
    fireEvent.focus(free());
    fireEvent.compositionStart(free());
    fireEvent.change(free(), { target: { value: '、kh' } });
    await act(async () => { await Promise.resolve(); });
    expect(screen.queryByTestId('slash-list')).toBeNull();
    fireEvent.change(free(), { target: { value: '、客户要' } });
    free().setSelectionRange(4, 4);
    fireEvent.compositionEnd(free());
    expect((await screen.findByTestId('slash-list')).textContent).toContain('客户要求');
  });

  it('are the bank’s own first: fragments of the library named for notes', async () => {
    const { desk } = await panel();
    const [fragment] = desk.services.library.fragments;
    (desk.services.library.fragments as unknown[]).unshift({ ...fragment, id: 'frag.note-jzd', title: '寄账单', text: '已寄账单至{{field.phone}}，{{here}}收' });
    const user = userEvent.setup();
    await user.type(free(), '/jz');
    await screen.findByTestId('slash-list');
    await user.keyboard('{Enter}周五');
    expect(free().value).toBe('已寄账单至138******26，周五收');
  });
});

it('what is typed while the desk goes from one chat to the next is written in the next, and nothing in the one that was left', async () => {
  const { desk, actions, store } = await deskInMemory();
  await actions.startFor('chat');
  const first = desk.current()!.id;
  actions.editNote('free', '赵的草稿');
  const starting = actions.startFor('chat');
  actions.editNote('free', '王的草稿');
  await starting;
  const second = desk.current()!.id;
  const opening = desk.open(first);
  actions.editNote('draft' as never, '给赵的话');
  await opening;
  expect(desk.current()!.id).toBe(first);
  await waitFor(() => expect(desk.store.getState().call?.draft).toBe('给赵的话'));
  await desk.current()!.settle();
  const stored = await Promise.all([first, second].map(async (id) => (await store.calls.get(id))));
  expect(stored.map((one) => one.ok && [one.value.call.noteParts.free, one.value.call.draft])).toEqual([['赵的草稿', '给赵的话'], ['王的草稿', '']]);
  expect(desk.store.getState().call?.noteParts.free).toBe('赵的草稿');
});
