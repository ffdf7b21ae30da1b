import { describe, expect, it } from 'vitest';
import { changesSince, withEdits } from '../../../scripts-library/search/edited-index.ts';
import { fingerprintsOf } from '../../../scripts-library/search/fingerprint.ts';
import { buildIndex, type SearchRecord } from '../../../scripts-library/search/search-index.ts';
import { createSearcher } from '../../../scripts-library/search/search.ts';
import { makeCorpus } from '../../bench/search/corpus.ts';
import { makeQueries } from '../../bench/search/queries.ts';

const LIBRARY = makeCorpus(400);
const kept = { index: buildIndex(LIBRARY), prints: fingerprintsOf(LIBRARY) };

const found = (records: readonly SearchRecord[], query: string): readonly string[] => {
  const edited = withEdits(kept, records);
  if (edited === null) throw new Error('too much changed');
  return createSearcher(records, edited).search(query).map((one) => one.record.id);
};

describe('a library that was edited since its index was built', () => {
  const [first, second, ...others] = LIBRARY as readonly [SearchRecord, SearchRecord, ...SearchRecord[]];
  const corrected = { ...first, title: '夜市摆摊收款码申请', body: '', product: '', tags: ['夜市'], aliases: [] };

  it('finds a script by its new words, by their sounds too', () => {
    const now = [corrected, second, ...others];
    expect(found(now, '夜市摆摊')[0]).toBe(first.id);
    expect(found(now, 'yeshibaitan')[0]).toBe(first.id);
    expect(found(now, '夜市百摊')[0]).toBe(first.id);
  });

  it('no longer finds it by its old words', () => {
    expect(found(LIBRARY, first.title)[0]).toBe(first.id);
    expect(found([corrected, second, ...others], first.title)).not.toContain(first.id);
  });

  it('leaves out what is retired and finds what is new, wherever it stands', () => {
    const added = { ...second, id: 'new', title: '古镇客栈经营贷', aliases: [], tags: [] };
    const now = [others[0]!, added, ...others.slice(1), first];
    expect(found(now, second.title)).not.toContain(second.id);
    expect(found(now, '古镇客栈')).toEqual(['new']);
    expect(found(now, first.title)[0]).toBe(first.id);
  });

  it('answers as an index built anew would, best first', () => {
    const now = [...LIBRARY.slice(20, 380), ...makeCorpus(30, 5).map((record, at) => ({ ...record, id: `n${at}` }))];
    const edited = createSearcher(now, withEdits(kept, now)!);
    const anew = createSearcher(now, buildIndex(now));
    const queries = makeQueries(now, 60);
    const same = queries.filter(({ q }) => edited.search(q)[0]?.record.id === anew.search(q)[0]?.record.id);
    expect(same.length).toBeGreaterThanOrEqual(57);
  });

  it('is of no use where much changed', () => {
    expect(changesSince(kept.prints, fingerprintsOf(makeCorpus(400, 3)))).toBeNull();
    expect(changesSince(kept.prints, fingerprintsOf(LIBRARY.slice(0, 200)))).toBeNull();
  });
});

describe('fingerprints', () => {
  it('tell every field that is searched', () => {
    const [record] = LIBRARY as readonly [SearchRecord, ...SearchRecord[]];
    const print = (one: SearchRecord) => fingerprintsOf([one]).join();
    const changed: readonly SearchRecord[] = [
      { ...record, id: 'x' }, { ...record, title: `${record.title}。` }, { ...record, body: `${record.body}。` }, { ...record, product: '' },
      { ...record, tags: [...record.tags, '新'] }, { ...record, aliases: [...record.aliases, ...record.tags], tags: [] },
    ];
    expect(new Set([record, ...changed].map(print)).size).toBe(changed.length + 1);
  });
});
