import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LibraryRecord } from '../../../scripts-library/schema/index.ts';
import { createDraftRepository, type DraftRepository } from '../../../storage/repositories/draft-repository.ts';
import { fragmentRecord } from '../packs/pack-factory.ts';
import { openTestStore, valueOf, type TestStore } from './store.ts';

let store: TestStore;
let drafts: DraftRepository;
beforeEach(async () => {
  store = await openTestStore();
  drafts = createDraftRepository(store.database, store.clock, 'test');
});
afterEach(() => store.close());

const saying = (text: string, id = 'lines'): LibraryRecord => fragmentRecord({ id, text });
const texts = async (): Promise<readonly string[]> => valueOf(await store.library.drafts('cn')).map((entry) => (entry.record as { readonly text: string }).text);

it('a draft goes on from the one it was typed over, and from no other', async () => {
  const first = valueOf(await drafts.keep('cn', saying('甲'), null));
  expect(await drafts.keep('cn', saying('乙'), null)).toMatchObject({ ok: false, failure: { code: 'library.draft-elsewhere' } });
  const second = valueOf(await drafts.keep('cn', saying('乙'), first));
  expect(second).not.toBe(first);
  valueOf(await store.library.discardDraft('cn', 'lines'));
  expect(await drafts.keep('cn', saying('丙'), second)).toMatchObject({ ok: false });
  expect(await texts()).toEqual([]);
});

it('the same text typed in two windows is no quarrel', async () => {
  const here = valueOf(await drafts.keep('cn', saying('甲'), null));
  expect(valueOf(await drafts.keep('cn', saying('甲'), null))).toBe(here);
});

it('taking a record out of service is its next version, and no newer one is passed over', async () => {
  valueOf(await drafts.keep('cn', saying('甲'), null));
  expect(valueOf(await drafts.retire('cn', saying('零'), 1))).toMatchObject({ status: 'retired', version: 2, text: '零' });
  expect(await texts()).toEqual([]);
  expect(await drafts.retire('cn', saying('零'), 1)).toMatchObject({ ok: false, failure: { code: 'library.changed-meanwhile', params: { version: 2 } } });
});

it('an import goes back to what lay there before, except what was changed since', async () => {
  valueOf(await drafts.keep('cn', saying('我的', 'mine'), null));
  valueOf(await store.library.saveDrafts('cn', [saying('表里', 'mine'), saying('新的', 'new'), saying('又改过', 'later')]));
  const hashes = new Map(valueOf(await store.library.drafts('cn')).map((entry) => [entry.recordId, entry.hash]));
  valueOf(await drafts.keep('cn', saying('之后改的', 'later'), hashes.get('later')!));
  const step = (recordId: string, before: LibraryRecord | null) => ({ recordId, hash: hashes.get(recordId)!, before });
  expect(valueOf(await drafts.putBack('cn', [step('mine', saying('我的', 'mine')), step('new', null), step('later', null)]))).toBe(2);
  expect(new Set(await texts())).toEqual(new Set(['我的', '之后改的']));
});
