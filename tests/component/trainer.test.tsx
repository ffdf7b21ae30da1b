import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LibraryRecord, Script } from '../../scripts-library/schema/index.ts';
import { createDraftRepository } from '../../storage/repositories/draft-repository.ts';
import { violations } from '../support/render.tsx';
import { FRAGMENT, id, open, OTHER, pack, publish, SCRIPT, trainerInMemory, write, type TrainerInMemory } from '../support/trainer-in-memory.tsx';
import { valueOf } from '../unit/storage/store.ts';

let trainer: TrainerInMemory;
beforeEach(async () => { trainer = await trainerInMemory(); });
afterEach(() => trainer.store.close());

describe('what a trainer types', () => {
  it('is a draft when another record is opened, with nothing pressed', async () => {
    await trainer.desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '您好，请讲。');
    await open(OTHER.id);
    await waitFor(async () => expect(await trainer.neutralOf(SCRIPT.id)).toBe('您好，请讲。'));
    await open(SCRIPT.id);
    expect((screen.getByTestId('variant-neutral') as HTMLTextAreaElement).value).toBe('您好，请讲。');
  });

  it('is said to be saved once it is on the disk, and a draft that says nothing new is none', async () => {
    await trainer.desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '您好，请讲。');
    await waitFor(() => expect(screen.getByTestId('draft-state').dataset['state']).toBe('kept'));
    expect(await trainer.neutralOf(SCRIPT.id)).toBe('您好，请讲。');
    await write('variant-neutral', SCRIPT.variants.neutral.text);
    await waitFor(async () => expect(await trainer.draftOf(SCRIPT.id)).toBeUndefined());
  });

  it('is saved by the key of habit, and the browser does not save the page', async () => {
    await trainer.desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '您好，请讲。');
    const key = new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true });
    act(() => void screen.getByTestId('variant-neutral').dispatchEvent(key));
    expect(key.defaultPrevented).toBe(true);
    await waitFor(async () => expect(await trainer.neutralOf(SCRIPT.id)).toBe('您好，请讲。'));
  });

  it('comes back after it was discarded', async () => {
    await trainer.desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '您好，请讲。');
    await userEvent.click(await screen.findByTestId('discard-draft'));
    await userEvent.click(await screen.findByTestId('undo-discard'));
    await waitFor(async () => expect(await trainer.neutralOf(SCRIPT.id)).toBe('您好，请讲。'));
  });

  it('in another window is shown here where nothing waits, and never written over where something does', async () => {
    await trainer.desk();
    await open(SCRIPT.id);
    const elsewhere = createDraftRepository(trainer.store.database, trainer.store.clock, 'test');
    const theirs = (text: string): Script => ({ ...SCRIPT, variants: { ...SCRIPT.variants, neutral: { text } } });
    let hash: string | null = null;
    await act(async () => { hash = valueOf(await elsewhere.keep(id, theirs('那边写的。'), null)); });
    await waitFor(() => expect((screen.getByTestId('variant-neutral') as HTMLTextAreaElement).value).toBe('那边写的。'));

    await write('variant-neutral', '这边写的。');
    await act(async () => { await trainer.store.library.saveDraft(id, theirs('那边又写了。')); });
    await screen.findByTestId('draft-elsewhere');
    expect(hash).not.toBeNull();
    expect(await trainer.neutralOf(SCRIPT.id)).toBe('那边又写了。');
    expect((screen.getByTestId('publish') as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: '保存这里的' }));
    await waitFor(async () => expect(await trainer.neutralOf(SCRIPT.id)).toBe('这边写的。'));
    expect(screen.queryByTestId('draft-elsewhere')).toBeNull();
  });
});

describe('a record', () => {
  it('goes back to the wording that came with the library', async () => {
    valueOf(await trainer.store.library.saveDraft(id, { ...SCRIPT, title: '改坏了' }));
    valueOf(await trainer.store.library.publish(id, SCRIPT.id, 1));
    await trainer.desk();
    await open(SCRIPT.id);
    const shipped = (await within(await screen.findByTestId('history')).findByText('随话术库来的')).closest('li')!;
    await userEvent.click(within(shipped).getByRole('button'));
    await publish();
    await waitFor(async () => expect(valueOf(await trainer.store.library.published(id))).toMatchObject([{ version: 3, record: { title: SCRIPT.title } }]));
  });

  it('takes what has no field of its own as it is written, whenever it is whole', async () => {
    await trainer.desk();
    await open(SCRIPT.id);
    await write('raw-record', JSON.stringify({ ...SCRIPT, tags: ['新标签'] }));
    await waitFor(async () => expect(((await trainer.draftOf(SCRIPT.id)) as Script).tags).toEqual(['新标签']));
    await write('raw-record', '{"kind":');
    expect(screen.getByTestId('record-editor').textContent).toContain('还没有保存');
    expect(((await trainer.draftOf(SCRIPT.id)) as Script).tags).toEqual(['新标签']);
  });

  it('is taken out of service after a second press, and comes back', async () => {
    await trainer.desk();
    await open(SCRIPT.id);
    await userEvent.click(screen.getByTestId('retire'));
    await userEvent.click(screen.getByTestId('retire-sure'));
    await waitFor(async () => expect(valueOf(await trainer.store.library.published(id))).toMatchObject([{ version: 2, record: { status: 'retired' } }]));
    await publish();
    await waitFor(async () => expect(valueOf(await trainer.store.library.published(id))).toMatchObject([{ version: 3, record: { status: 'published' } }]));
  });

  it('that others use stays, and they are named', async () => {
    await trainer.desk();
    await open(FRAGMENT, 'fragment');
    await userEvent.click(screen.getByTestId('retire'));
    expect(screen.getByTestId('record-editor').textContent).toContain(SCRIPT.title);
    expect(screen.queryByTestId('retire-sure')).toBeNull();
  });

  it('is made new, says what is missing, and is published as version 1', async () => {
    const { container } = await trainer.desk();
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
    await waitFor(async () => expect(valueOf(await trainer.store.library.published(id))).toMatchObject([{ recordId: 'bank.branch-lines', version: 1 }]));
  });

  it('that uses a fragment nobody has published waits for it', async () => {
    valueOf(await trainer.store.library.saveDraft(id, { ...(pack.records.find((record) => record.id === FRAGMENT)!), id: 'bank.new-lines', version: 1 } as LibraryRecord));
    await trainer.desk();
    await open(SCRIPT.id);
    await write('variant-neutral', '请拨{{> bank.new-lines}}。');
    await waitFor(() => expect(screen.getByTestId('findings').textContent).toContain('bank.new-lines 还是草稿'));
  });

  it('shows a fragment as it is said', async () => {
    const { container } = await trainer.desk();
    await open(SCRIPT.id);
    expect(screen.getByTestId('record-editor').textContent).toContain('96110');
    expect(await violations(container)).toEqual([]);
  });
});

describe('what cannot come back by itself', () => {
  it('is asked about: a new record is discarded by a second press', async () => {
    valueOf(await trainer.store.library.saveDraft(id, { ...SCRIPT, id: 'bank.new-one', title: '新写的', version: 1 }));
    await trainer.desk();
    await open('bank.new-one');
    await userEvent.click(screen.getByTestId('discard-draft'));
    expect(await trainer.draftOf('bank.new-one')).toBeDefined();
    await userEvent.click(screen.getByTestId('discard-draft'));
    await waitFor(async () => expect(await trainer.draftOf('bank.new-one')).toBeUndefined());
  });

  it('and nothing is retired while a draft of it waits', async () => {
    valueOf(await trainer.store.library.saveDraft(id, { ...SCRIPT, title: '改到一半' }));
    await trainer.desk();
    await open(SCRIPT.id);
    expect(screen.queryByTestId('retire')).toBeNull();
  });
});
