import { describe, expect, test } from 'vitest';
import { createLibraryIndex, suggest, type SuggestContext } from '../../../scripts-library/suggest/index.ts';
import type { LibraryRecord } from '../../../scripts-library/schema/index.ts';
import { banner, context, disclosure, guesses, line } from './library-of-lines.ts';

const LIBRARY: LibraryRecord[] = [
  line('fee.a', 'S20', 'handle'), line('fee.b', 'S20', 'handle'), line('fee.c', 'S20', 'handle'), line('fee.d', 'S20', 'handle'), line('fee.close', 'S20', 'close'),
  line('bill.a', 'S24', 'handle'), line('rate.a', 'S22', 'handle'), line('open.a', 'S01', 'opening'), line('out.a', 'S02', 'opening'), line('id.a', 'S03', 'verify'), line('bye.a', 'S54', 'close'),
  line('fund.a', 'S37', 'handle', { products: ['fund'] }), line('wealth.a', 'S31', 'handle', { products: ['wealth'] }), line('stop.a', 'S40', 'handle'), line('trace.a', 'S17', 'handle'),
];
const ids = (over: Partial<SuggestContext>, records: readonly LibraryRecord[] = LIBRARY) => suggest(context(over), createLibraryIndex(records)).lines.map((suggestion) => suggestion.script.id);

describe('what is offered', () => {
  test('a sure matter fills the three lines, in the stage that is due', () => {
    expect(ids({})).toEqual(['fee.a', 'fee.b', 'fee.c']);
  });
  test('an unsure one gives each likely matter a line before any gets a second', () => {
    expect(ids({ guesses: guesses(['S20', 0.4], ['S24', 0.3], ['S22', 0.2]) })).toEqual(['fee.a', 'bill.a', 'rate.a']);
  });
  test('opening, verification and closing always have their generic line', () => {
    expect(ids({ stage: 'opening' })).toEqual(['open.a']);
    expect(ids({ stage: 'opening', direction: 'outbound', guesses: guesses(['S02', 1]) })).toEqual(['out.a']);
    expect(ids({ stage: 'verify' })).toEqual(['id.a']);
    expect(ids({ stage: 'close' })).toEqual(['fee.close', 'bye.a']);
  });
  test('a line the due step names comes first', () => {
    expect(ids({ step: { id: 'answer', stage: 'handle', scenarios: [], scripts: ['fee.d'] } })[0]).toBe('fee.d');
  });
  test('a line said in this call makes room for the next', () => {
    expect(ids({ said: ['fee.a'] })).toEqual(['fee.b', 'fee.c', 'fee.d']);
  });
  test('the wording is the type\'s where the line has it, else neutral', () => {
    const variants = (type: SuggestContext['type']) => suggest(context({ type }), createLibraryIndex(LIBRARY)).lines.map((suggestion) => suggestion.variant);
    expect(variants('impatient')).toEqual(['impatient', 'impatient', 'impatient']);
    expect(variants('rational')).toEqual(['unknown', 'unknown', 'unknown']);
  });
  test('an objection brings the line that answers it', () => {
    expect(ids({ objections: ['obj.dear'] }, [...LIBRARY, line('fee.answer', 'S20', 'handle', { answers: ['obj.dear'] })])[0]).toBe('fee.answer');
  });
  test('within a matter the customer\'s own words choose the line, and it says which', () => {
    const records = [line('wealth.buy', 'S31', 'needs', { aliases: ['理财', '买什么好'] }), line('wealth.due', 'S31', 'needs', { aliases: ['理财', '到期没到账'] })];
    const first = (heard: readonly string[]) => suggest(context({ stage: 'needs', guesses: guesses(['S31', 0.9]), heard }), createLibraryIndex(records)).lines[0]!;
    expect(first([]).script.id).toBe('wealth.buy');
    const due = first(['到期三天了还没到账']);
    expect(due.script.id).toBe('wealth.due');
    expect(due.reasons).toContainEqual({ code: 'heard', params: { alias: '到期没到账' } });
  });
  test('every line says why in codes', () => {
    const codes = suggest(context({ type: 'impatient', alerts: ['vip'], tier: '钻石' }), createLibraryIndex([line('fee.vip', 'S20', 'handle', { alerts: ['vip'] })])).lines[0]!.reasons.map((reason) => reason.code);
    expect(codes).toEqual(['stage', 'scenario', 'type', 'vip']);
  });
});

describe('what is not in force', () => {
  test.each([
    ['before its first day', { effectiveFrom: '2026-12-02' }], ['after its last', { effectiveTo: '2026-11-30' }], ['a draft', { status: 'draft' as const }],
    ['for another channel', { channels: ['video' as const] }], ['of another jurisdiction', { jurisdiction: 'TW' as const, locale: 'zh-TW' as const }],
  ])('%s', (_, over) => {
    expect(ids({}, [line('fee.a', 'S20', 'handle', over), line('fee.b', 'S20', 'handle')])).toEqual(['fee.b']);
  });
  test('both effective days count', () => {
    expect(ids({}, [line('fee.a', 'S20', 'handle', { effectiveFrom: '2026-12-01', effectiveTo: '2026-12-01' })])).toEqual(['fee.a']);
  });
  test('an incident text that nobody declared changes nothing', () => {
    expect(ids({}, [...LIBRARY, banner('ban.1', ['S20'])])).toHaveLength(3);
  });
  test('a declared incident text replaces the lines of its scenario and is pinned', () => {
    const result = suggest(context({ incidents: ['ban.1'] }), createLibraryIndex([...LIBRARY, banner('ban.1', ['S20'])]));
    expect(result.lines).toEqual([]);
    expect(result.pinned[0]).toMatchObject({ id: 'ban.1', kind: 'banner' });
    expect(result.withheld[0]).toEqual({ scriptId: 'fee.a', code: 'incident-text' });
    expect(ids({ incidents: ['ban.1'] }, [...LIBRARY, banner('ban.1', ['S20'], '2026-11-30')])).toHaveLength(3);
  });
});

describe('usage', () => {
  const used = (count: number, version = 1) => ids({ usage: { 'fee.d': { version, used: count, edited: 0, rejected: 0 } } });
  test('what helped before moves up among equals', () => expect(used(10)[0]).toBe('fee.d'));
  test('an older version\'s counts do not speak for this one', () => expect(used(10, 2)).not.toContain('fee.d'));
  test('clicks do not beat the matter', () => {
    expect(ids({ guesses: guesses(['S20', 0.7], ['S24', 0.2]), usage: { 'bill.a': { version: 1, used: 10, edited: 0, rejected: 0 } } })[0]).toBe('fee.a');
  });
});

describe('stability', () => {
  test('equal lines stand in the order of the library, where the general line of a matter comes first', () => {
    expect(ids({})).toEqual(['fee.a', 'fee.b', 'fee.c']);
    expect(ids({}, [line('fee.z', 'S20', 'handle'), ...LIBRARY])[0]).toBe('fee.z');
  });
  test('the same context gives the same lines', () => {
    expect(ids({})).toEqual(ids({}));
  });
  test('a line that stays keeps its place', () => {
    expect(ids({ shown: ['fee.c', 'fee.b', 'fee.a'] })).toEqual(['fee.c', 'fee.b', 'fee.a']);
    expect(ids({ shown: ['fee.a', 'fee.b', 'fee.c'], said: ['fee.a'] })).toEqual(['fee.d', 'fee.b', 'fee.c']);
  });
});

describe('disclosures', () => {
  test('those of the scenario are pinned, verbatim, for the product in question', () => {
    const library = createLibraryIndex([...LIBRARY, disclosure('disc.all', ['S31']), disclosure('disc.fund', ['S31'], { product: 'fund' }), disclosure('disc.other', ['S38'])]);
    const { pinned } = suggest(context({ guesses: guesses(['S31', 0.95]), product: 'wealth' }), library);
    expect(pinned.map((text) => text.id)).toEqual(['disc.all']);
    expect(pinned[0]!.text).toBe('理财非存款、产品有风险、投资须谨慎');
  });
});
