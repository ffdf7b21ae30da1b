import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TrainerDesk, type TrainerServices } from '../../components/trainer/trainer-desk.tsx';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import type { Flow, LibraryRecord, Pack, Script } from '../../scripts-library/schema/index.ts';
import { createDraftRepository } from '../../storage/repositories/draft-repository.ts';
import { show, violations } from '../support/render.tsx';
import { openTestStore, valueOf, type TestStore } from '../unit/storage/store.ts';

const whole = await loadBuiltInPack('zh-CN', 'CN');
const FRAGMENT = 'frag.fraud-lines';
const SCRIPT = whole.records.find((record): record is Script => record.kind === 'script' && JSON.stringify(record.variants).includes(`{{> ${FRAGMENT}}}`) && !JSON.stringify(record).includes('{{bank.'))!;
const OTHER = whole.records.find((record): record is Script => record.kind === 'script' && record.id === 's04.failed')!;
const FLOW = whole.records.find((record): record is Flow => record.kind === 'flow' && record.sop === 'SOP-1')!;
/** As much of the library as is read here, so that each test stays quick. */
const pack: Pack = { ...whole, records: whole.records.filter((record) => [SCRIPT.id, OTHER.id, FLOW.id, FRAGMENT, ...FLOW.steps.flatMap((step) => step.scripts)].includes(record.id) || record.kind === 'disclosure' || record.kind === 'objection') };
const id = pack.manifest.id;

let store: TestStore;
let setBank: (bank: Readonly<Record<string, string>>) => void;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const servicesOf = (over: Partial<TrainerServices> = {}): TrainerServices => ({
  pack, library: store.library, usage: store.usage, drafts: createDraftRepository(store.database, store.clock, 'test'), watchBank: (tell) => { tell({}); setBank = tell; return () => undefined; }, today: '2026-11-23',
  files: { read: async () => ({ ok: false, faults: [] }), save: async () => undefined }, ...over,
});
const desk = async (over: Partial<TrainerServices> = {}): Promise<ReturnType<typeof show>> => {
  const shown = show(<TrainerDesk services={servicesOf(over)} />);
  await screen.findByTestId(`record-${SCRIPT.id}`);
  return shown;
};
const open = async (record: string, kind = 'script'): Promise<void> => {
  await userEvent.selectOptions(screen.getByLabelText('种类'), kind);
  await userEvent.click(await screen.findByTestId(`record-${record}`));
  await screen.findByTestId('record-editor');
};
const write = async (testId: string, text: string): Promise<void> => {
  const field = screen.getByTestId(testId);
  await userEvent.clear(field);
  if (text !== '') await userEvent.click(field);
  if (text !== '') await userEvent.paste(text);
};
const draftOf = async (record: string): Promise<LibraryRecord | undefined> => valueOf(await store.library.drafts(id)).find((entry) => entry.recordId === record)?.record;
const neutralOf = async (record: string): Promise<string | undefined> => ((await draftOf(record)) as Script | undefined)?.variants.neutral.text;
const publish = async (): Promise<void> => {
  await waitFor(() => expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(false));
  await userEvent.click(screen.getByTestId('publish'));
};

describe('what a trainer types', () => {
  it('is a draft when another record is opened, with nothing pressed', async () => {
    await desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '您好，请讲。');
    await open(OTHER.id);
    await waitFor(async () => expect(await neutralOf(SCRIPT.id)).toBe('您好，请讲。'));
    await open(SCRIPT.id);
    expect((screen.getByTestId('variant-neutral') as HTMLTextAreaElement).value).toBe('您好，请讲。');
  });

  it('is said to be saved once it is on the disk, and a draft that says nothing new is none', async () => {
    await desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '您好，请讲。');
    await waitFor(() => expect(screen.getByTestId('draft-state').dataset['state']).toBe('kept'));
    expect(await neutralOf(SCRIPT.id)).toBe('您好，请讲。');
    await write('variant-neutral', SCRIPT.variants.neutral.text);
    await waitFor(async () => expect(await draftOf(SCRIPT.id)).toBeUndefined());
  });

  it('is saved by the key of habit, and the browser does not save the page', async () => {
    await desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '您好，请讲。');
    const key = new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true });
    act(() => void screen.getByTestId('variant-neutral').dispatchEvent(key));
    expect(key.defaultPrevented).toBe(true);
    await waitFor(async () => expect(await neutralOf(SCRIPT.id)).toBe('您好，请讲。'));
  });

  it('comes back after it was discarded', async () => {
    await desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '您好，请讲。');
    await userEvent.click(await screen.findByTestId('discard-draft'));
    await userEvent.click(await screen.findByTestId('undo-discard'));
    await waitFor(async () => expect(await neutralOf(SCRIPT.id)).toBe('您好，请讲。'));
  });

  it('in another window is shown here where nothing waits, and never written over where something does', async () => {
    await desk();
    await open(SCRIPT.id);
    const elsewhere = createDraftRepository(store.database, store.clock, 'test');
    const theirs = (text: string): Script => ({ ...SCRIPT, variants: { ...SCRIPT.variants, neutral: { text } } });
    let hash: string | null = null;
    await act(async () => { hash = valueOf(await elsewhere.keep(id, theirs('那边写的。'), null)); });
    await waitFor(() => expect((screen.getByTestId('variant-neutral') as HTMLTextAreaElement).value).toBe('那边写的。'));

    await write('variant-neutral', '这边写的。');
    await act(async () => { await store.library.saveDraft(id, theirs('那边又写了。')); });
    await screen.findByTestId('draft-elsewhere');
    expect(hash).not.toBeNull();
    expect(await neutralOf(SCRIPT.id)).toBe('那边又写了。');
    expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: '保存这里的' }));
    await waitFor(async () => expect(await neutralOf(SCRIPT.id)).toBe('这边写的。'));
    expect(screen.queryByTestId('draft-elsewhere')).toBeNull();
  });
});

describe('publishing', () => {
  it('is refused while a figure of the bank is missing, and names it; filled in, it goes', async () => {
    await desk();
    await open(OTHER.id);
    await write('variant-emotional', '您先别急，我陪您看。');
    await waitFor(() => expect(screen.getByTestId('findings').textContent).toContain('手机银行名称'));
    expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(true);
    act(() => setBank({ 'bank.app_name': '示例手机银行' }));
    await publish();
    await waitFor(() => expect(screen.getByTestId('trainer-said').textContent).toContain('第 2 版'));
  });

  it('for a later day says that agents keep the version before until then', async () => {
    await desk();
    await open(SCRIPT.id);
    const from = screen.getByLabelText('生效日期');
    await userEvent.clear(from);
    await userEvent.type(from, '2027-03-01');
    await publish();
    await waitFor(() => expect(screen.getByTestId('trainer-said').textContent).toContain('2027-03-01 起生效'));
    expect(valueOf(await store.library.published(id, '2027-02-28'))).toEqual([]);
  });

  it('over a version that came from another machine meanwhile asks first', async () => {
    valueOf(await store.library.saveDraft(id, { ...SCRIPT, title: '同事改的' }));
    valueOf(await store.library.publish(id, SCRIPT.id, 1));
    valueOf(await store.library.saveDraft(id, { ...SCRIPT, title: '按旧版改的' }));
    await desk();
    await open(SCRIPT.id);
    await screen.findByTestId('draft-outdated');
    expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: '看过了，以这份为准' }));
    await publish();
    await waitFor(async () => expect(valueOf(await store.library.published(id))).toMatchObject([{ version: 3, record: { title: '按旧版改的' } }]));
  });

  it('many drafts publishes those without findings and names the others', async () => {
    valueOf(await store.library.saveDrafts(id, [{ ...SCRIPT, title: '可以发布' }, { ...OTHER, title: '缺本行数据' }]));
    await desk();
    await userEvent.click(await screen.findByTestId('judge-drafts'));
    expect((await screen.findByTestId('drafts-held')).textContent).toContain('缺本行数据');
    await userEvent.click(screen.getByTestId('publish-drafts'));
    await waitFor(async () => expect(valueOf(await store.library.published(id)).map((entry) => entry.record.title)).toEqual(['可以发布']));
    expect(await draftOf(OTHER.id)).toBeDefined();
  });
});

describe('drafts', () => {
  it('go all at once after a second press, and come back', async () => {
    valueOf(await store.library.saveDrafts(id, [{ ...SCRIPT, title: '甲' }, { ...OTHER, title: '乙' }]));
    await desk();
    await userEvent.click(await screen.findByTestId('discard-drafts'));
    await userEvent.click(screen.getByTestId('discard-drafts-sure'));
    await waitFor(async () => expect(valueOf(await store.library.drafts(id))).toEqual([]));
    await userEvent.click(await screen.findByTestId('undo-discard-drafts'));
    await waitFor(async () => expect(new Set(valueOf(await store.library.drafts(id)).map((entry) => entry.record.title))).toEqual(new Set(['甲', '乙'])));
  });
});

describe('a record', () => {
  it('goes back to the wording that came with the library', async () => {
    valueOf(await store.library.saveDraft(id, { ...SCRIPT, title: '改坏了' }));
    valueOf(await store.library.publish(id, SCRIPT.id, 1));
    await desk();
    await open(SCRIPT.id);
    const shipped = (await within(await screen.findByTestId('history')).findByText('随话术库来的')).closest('li')!;
    await userEvent.click(within(shipped).getByRole('button'));
    await publish();
    await waitFor(async () => expect(valueOf(await store.library.published(id))).toMatchObject([{ version: 3, record: { title: SCRIPT.title } }]));
  });

  it('takes what has no field of its own as it is written, whenever it is whole', async () => {
    await desk();
    await open(SCRIPT.id);
    await write('raw-record', JSON.stringify({ ...SCRIPT, tags: ['新标签'] }));
    await waitFor(async () => expect(((await draftOf(SCRIPT.id)) as Script).tags).toEqual(['新标签']));
    await write('raw-record', '{"kind":');
    expect(screen.getByTestId('record-editor').textContent).toContain('还没有保存');
    expect(((await draftOf(SCRIPT.id)) as Script).tags).toEqual(['新标签']);
  });

  it('is taken out of service after a second press, and comes back', async () => {
    await desk();
    await open(SCRIPT.id);
    await userEvent.click(screen.getByTestId('retire'));
    await userEvent.click(screen.getByTestId('retire-sure'));
    await waitFor(async () => expect(valueOf(await store.library.published(id))).toMatchObject([{ version: 2, record: { status: 'retired' } }]));
    await publish();
    await waitFor(async () => expect(valueOf(await store.library.published(id))).toMatchObject([{ version: 3, record: { status: 'published' } }]));
  });

  it('that others use stays, and they are named', async () => {
    await desk();
    await open(FRAGMENT, 'fragment');
    await userEvent.click(screen.getByTestId('retire'));
    expect(screen.getByTestId('record-editor').textContent).toContain(SCRIPT.title);
    expect(screen.queryByTestId('retire-sure')).toBeNull();
  });

  it('is made new, says what is missing, and is published as version 1', async () => {
    const { container } = await desk();
    await userEvent.click(screen.getByTestId('new-record'));
    await userEvent.selectOptions(screen.getByTestId('new-kind'), 'fragment');
    await write('new-title', '网点电话');
    await write('new-id', 'bank.branch-lines');
    await userEvent.click(screen.getByTestId('make-record'));
    await screen.findByTestId('record-editor');
    expect(screen.getByTestId('findings').textContent).toContain('还没填');
    await write('record-text', '拨打网点电话');
    await userEvent.type(screen.getByLabelText('负责人'), '培训组');
    expect(await violations(container)).toEqual([]);
    await publish();
    await waitFor(async () => expect(valueOf(await store.library.published(id))).toMatchObject([{ recordId: 'bank.branch-lines', version: 1 }]));
  });

  it('that uses a fragment nobody has published waits for it', async () => {
    valueOf(await store.library.saveDraft(id, { ...(pack.records.find((record) => record.id === FRAGMENT)!), id: 'bank.new-lines', version: 1 } as LibraryRecord));
    await desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '请拨{{> bank.new-lines}}。');
    await waitFor(() => expect(screen.getByTestId('findings').textContent).toContain('bank.new-lines 还是草稿'));
  });

  it('shows a fragment as it is said', async () => {
    const { container } = await desk();
    await open(SCRIPT.id);
    expect(screen.getByTestId('record-editor').textContent).toContain('96110');
    expect(await violations(container)).toEqual([]);
  });
});

describe('a flow', () => {
  const step = (index: number) => within(screen.getByTestId(`step-${index}`));
  it('takes steps, conditions, limits, evidence and branches, and refuses a branch to a step that is gone', async () => {
    const { container } = await desk();
    await open(FLOW.id, 'flow');
    await userEvent.click(screen.getByTestId('add-after-1'));
    await userEvent.selectOptions(step(2).getByTestId('requirement-2'), 'conditional');
    expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(step(2).getByLabelText('什么时候'), 'has_letter');
    await userEvent.type(step(2).getByTestId('limit-2'), '5');
    await userEvent.click(step(2).getByTestId('add-evidence-2'));
    await userEvent.click(step(2).getByTestId('add-branch-2'));
    await userEvent.type(step(2).getAllByLabelText('什么时候')[1]!, 'refused');
    await userEvent.selectOptions(step(2).getByLabelText('去'), FLOW.steps[4]!.id);
    await waitFor(async () => expect(((await draftOf(FLOW.id)) as Flow).steps[2]).toMatchObject({
      requirement: 'conditional', when: { fact: 'has_letter', is: true }, limit: { amount: 5, unit: 'minutes', basis: 'proposal' }, evidence: [{ kind: 'tick' }, { kind: 'tick' }], branches: [{ when: { fact: 'refused', is: true }, to: FLOW.steps[4]!.id }],
    }));
    expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(false);
    expect(await violations(container)).toEqual([]);
    await userEvent.click(screen.getByTestId('remove-5'));
    await waitFor(() => expect(screen.getByTestId('findings').textContent).toContain(FLOW.steps[4]!.id));
    expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('a file', () => {
  const bringing = (records: readonly LibraryRecord[]): Partial<TrainerServices> => ({ files: { read: async () => ({ ok: true, records }), save: async () => undefined } });
  const choose = () => userEvent.upload(screen.getByTestId('import-file'), new File(['x'], '话术.xlsx'));

  it('is shown before it is taken, over drafts it would replace, and can be taken back', async () => {
    valueOf(await store.library.saveDraft(id, { ...SCRIPT, title: '我的草稿' }));
    await desk(bringing([{ ...SCRIPT, title: '表里的标题' }, { ...OTHER, id: 'bank.new-one' }, OTHER]));
    await choose();
    const review = await screen.findByTestId('import-review');
    expect(review.textContent).toContain('改动 1 条，新增 1 条，其余 1 条没有变');
    expect(review.textContent).toContain('1 条这里已有草稿');
    expect(review.textContent).toContain('表里的标题');
    expect(((await draftOf(SCRIPT.id)) as Script).title).toBe('我的草稿');
    await userEvent.click(screen.getByTestId('import-take'));
    await waitFor(async () => expect(((await draftOf(SCRIPT.id)) as Script).title).toBe('表里的标题'));
    await userEvent.click(await screen.findByTestId('import-undo'));
    await waitFor(async () => expect(((await draftOf(SCRIPT.id)) as Script).title).toBe('我的草稿'));
    expect(await draftOf('bank.new-one')).toBeUndefined();
  });

  it('of an older version than is in force is marked so', async () => {
    valueOf(await store.library.saveDraft(id, { ...SCRIPT, title: '同事改的' }));
    valueOf(await store.library.publish(id, SCRIPT.id, 1));
    await desk(bringing([SCRIPT]));
    await choose();
    expect((await screen.findByTestId('import-review')).textContent).toContain('文件较旧');
  });

  it('that says nothing new changes nothing', async () => {
    await desk(bringing([SCRIPT, OTHER]));
    await choose();
    await waitFor(() => expect(screen.getByTestId('import-said').textContent).toContain('没有要导入的'));
    expect(valueOf(await store.library.drafts(id))).toEqual([]);
  });
});
