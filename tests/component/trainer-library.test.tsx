import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrainerServices } from '../../components/trainer/trainer-desk.tsx';
import type { Flow, LibraryRecord, Script } from '../../scripts-library/schema/index.ts';
import { violations } from '../support/render.tsx';
import { FLOW, id, open, OTHER, publish, SCRIPT, trainerInMemory, write, type TrainerInMemory } from '../support/trainer-in-memory.tsx';
import { valueOf } from '../unit/storage/store.ts';

let trainer: TrainerInMemory;
beforeEach(async () => { trainer = await trainerInMemory(); });
afterEach(() => trainer.store.close());

describe('publishing', () => {
  it('is refused while a figure of the bank is missing, and names it; filled in, it goes', async () => {
    await trainer.desk();
    await open(OTHER.id);
    await write('variant-emotional', '您先别急，我陪您看。');
    await waitFor(() => expect(screen.getByTestId('findings').textContent).toContain('手机银行名称'));
    expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(true);
    act(() => trainer.setBank({ 'bank.app_name': '示例手机银行' }));
    await publish();
    await waitFor(() => expect(screen.getByTestId('trainer-said').textContent).toContain('第 2 版'));
  });

  it('for a later day says that agents keep the version before until then', async () => {
    await trainer.desk();
    await open(SCRIPT.id);
    const from = screen.getByLabelText('生效日期');
    await userEvent.clear(from);
    await userEvent.type(from, '2027-03-01');
    await publish();
    await waitFor(() => expect(screen.getByTestId('trainer-said').textContent).toContain('2027-03-01 起生效'));
    expect(valueOf(await trainer.store.library.published(id, '2027-02-28'))).toEqual([]);
  });

  it('over a version that came from another machine meanwhile asks first', async () => {
    valueOf(await trainer.store.library.saveDraft(id, { ...SCRIPT, title: '同事改的' }));
    valueOf(await trainer.store.library.publish(id, SCRIPT.id, 1));
    valueOf(await trainer.store.library.saveDraft(id, { ...SCRIPT, title: '按旧版改的' }));
    await trainer.desk();
    await open(SCRIPT.id);
    await screen.findByTestId('draft-outdated');
    expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: '看过了，以这份为准' }));
    await publish();
    await waitFor(async () => expect(valueOf(await trainer.store.library.published(id))).toMatchObject([{ version: 3, record: { title: '按旧版改的' } }]));
  });

  it('many drafts publishes those without findings and names the others', async () => {
    valueOf(await trainer.store.library.saveDrafts(id, [{ ...SCRIPT, title: '可以发布' }, { ...OTHER, title: '缺本行数据' }]));
    await trainer.desk();
    await userEvent.click(await screen.findByTestId('judge-drafts'));
    expect((await screen.findByTestId('drafts-held')).textContent).toContain('缺本行数据');
    await userEvent.click(screen.getByTestId('publish-drafts'));
    await waitFor(async () => expect(valueOf(await trainer.store.library.published(id)).map((entry) => entry.record.title)).toEqual(['可以发布']));
    expect(await trainer.draftOf(OTHER.id)).toBeDefined();
  });
});

describe('drafts', () => {
  it('go all at once after a second press, and come back', async () => {
    valueOf(await trainer.store.library.saveDrafts(id, [{ ...SCRIPT, title: '甲' }, { ...OTHER, title: '乙' }]));
    await trainer.desk();
    await userEvent.click(await screen.findByTestId('discard-drafts'));
    await userEvent.click(screen.getByTestId('discard-drafts-sure'));
    await waitFor(async () => expect(valueOf(await trainer.store.library.drafts(id))).toEqual([]));
    await userEvent.click(await screen.findByTestId('undo-discard-drafts'));
    await waitFor(async () => expect(new Set(valueOf(await trainer.store.library.drafts(id)).map((entry) => entry.record.title))).toEqual(new Set(['甲', '乙'])));
  });
});

describe('a flow', () => {
  const step = (index: number) => within(screen.getByTestId(`step-${index}`));
  it('takes steps, conditions, limits, evidence and branches, and refuses a branch to a step that is gone', async () => {
    const { container } = await trainer.desk();
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
    await waitFor(async () => expect(((await trainer.draftOf(FLOW.id)) as Flow).steps[2]).toMatchObject({
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
    valueOf(await trainer.store.library.saveDraft(id, { ...SCRIPT, title: '我的草稿' }));
    await trainer.desk(bringing([{ ...SCRIPT, title: '表里的标题' }, { ...OTHER, id: 'bank.new-one' }, OTHER]));
    await choose();
    const review = await screen.findByTestId('import-review');
    expect(review.textContent).toContain('改动 1 条，新增 1 条，其余 1 条没有变');
    expect(review.textContent).toContain('1 条这里已有草稿');
    expect(review.textContent).toContain('表里的标题');
    expect(((await trainer.draftOf(SCRIPT.id)) as Script).title).toBe('我的草稿');
    await userEvent.click(screen.getByTestId('import-take'));
    await waitFor(async () => expect(((await trainer.draftOf(SCRIPT.id)) as Script).title).toBe('表里的标题'));
    await userEvent.click(await screen.findByTestId('import-undo'));
    await waitFor(async () => expect(((await trainer.draftOf(SCRIPT.id)) as Script).title).toBe('我的草稿'));
    expect(await trainer.draftOf('bank.new-one')).toBeUndefined();
  });

  it('of an older version than is in force is marked so', async () => {
    valueOf(await trainer.store.library.saveDraft(id, { ...SCRIPT, title: '同事改的' }));
    valueOf(await trainer.store.library.publish(id, SCRIPT.id, 1));
    await trainer.desk(bringing([SCRIPT]));
    await choose();
    expect((await screen.findByTestId('import-review')).textContent).toContain('文件较旧');
  });

  it('that says nothing new changes nothing', async () => {
    await trainer.desk(bringing([SCRIPT, OTHER]));
    await choose();
    await waitFor(() => expect(screen.getByTestId('import-said').textContent).toContain('没有要导入的'));
    expect(valueOf(await trainer.store.library.drafts(id))).toEqual([]);
  });
});
