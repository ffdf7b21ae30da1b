import { describe, expect, it } from 'vitest';
import { canonicalJson, hashRecords } from '../../../scripts-library/packs/canonical-json.ts';
import { inspectRecords, loadPack } from '../../../scripts-library/packs/load-pack.ts';
import { flowRecord, fragmentRecord, manifestFor, scriptRecord } from './pack-factory.ts';

describe('loadPack', () => {
  it('turns a valid pack into a library sorted by kind, scenario and stage', async () => {
    const records = [scriptRecord(), scriptRecord({ id: 'thanks', scenario: 'S54', stage: 'close' }), flowRecord(), fragmentRecord()];
    const loaded = await loadPack(await manifestFor(records), records);
    expect(loaded.ok).toBe(true);
    if (!loaded.ok) return;
    expect(loaded.value.scripts.map((script) => script.id)).toEqual(['greeting', 'thanks']);
    expect(loaded.value.scriptsOf('S54', 'close').map((script) => script.id)).toEqual(['thanks']);
    expect(loaded.value.scriptsOf('S54', 'opening')).toEqual([]);
    expect(loaded.value.byId.get('service')?.kind).toBe('flow');
    expect(loaded.value.manifest?.id).toBe('test-pack');
  });

  it.each([
    ['a missing variant text', { ...scriptRecord(), variants: { neutral: { text: '' } } }, 'greeting', 'variants.neutral.text'],
    ['an unknown scenario', { ...scriptRecord(), scenario: 'S99' }, 'greeting', 'scenario'],
    ['a field nobody knows', { ...scriptRecord(), colour: 'red' }, 'greeting', 'kind'],
    ['a record without id', { ...scriptRecord(), id: undefined }, '#2', 'id'],
  ])('refuses %s, naming record and field', async (_what, bad, record, field) => {
    const records = [scriptRecord({ id: 'sound' }), bad];
    const loaded = await loadPack(await manifestFor(records), records);
    expect(loaded).toMatchObject({ ok: false, failure: { code: 'pack.record-invalid', params: { record, field, faults: 1 } } });
  });

  it('refuses a record of another language or jurisdiction', async () => {
    const records = [scriptRecord({ locale: 'zh-TW', jurisdiction: 'TW' })];
    const { faults } = inspectRecords(records, { locale: 'zh-CN', jurisdiction: 'CN' });
    expect(faults.map((fault) => fault.field)).toEqual(['locale', 'jurisdiction']);
  });

  it('refuses a pack whose records were changed after it was hashed', async () => {
    const records = [scriptRecord()];
    const manifest = await manifestFor(records);
    const changed = [scriptRecord({ title: '换了标题' })];
    expect(await loadPack(manifest, changed)).toMatchObject({ ok: false, failure: { code: 'pack.hash-differs' } });
  });

  it('refuses a manifest that is not one, and records that are no list', async () => {
    expect(await loadPack({}, [])).toMatchObject({ ok: false, failure: { code: 'pack.manifest-invalid', params: { field: 'format' } } });
    expect(await loadPack(await manifestFor([]), {})).toMatchObject({ ok: false, failure: { params: { field: 'records' } } });
  });
});

describe('references between records', () => {
  const faultsOf = (records: readonly unknown[]) => inspectRecords(records).faults.map((fault) => `${fault.record} ${fault.field}`);

  it('finds ids used twice and references to nothing or to another kind', () => {
    expect(faultsOf([scriptRecord(), scriptRecord()])).toEqual(['greeting id']);
    expect(faultsOf([scriptRecord({ disclosures: ['nowhere'] })])).toEqual(['greeting disclosures']);
    expect(faultsOf([scriptRecord({ answers: ['service'] }), flowRecord()])).toEqual(['greeting answers']);
  });

  it('finds a fragment that does not exist, and accepts one that does', () => {
    const uses = scriptRecord({ variants: { neutral: { text: '请拨{{> lines}}。' } } });
    expect(faultsOf([uses])).toEqual(['greeting text']);
    expect(faultsOf([uses, fragmentRecord()])).toEqual([]);
  });

  it('finds conditional steps without condition, steps named twice and branches to nowhere', () => {
    const flow = flowRecord();
    const [first, second] = flow.steps;
    expect(faultsOf([{ ...flow, steps: [{ ...first, requirement: 'conditional' }, second] }])).toEqual(['service steps.0.when']);
    expect(faultsOf([{ ...flow, steps: [first, { ...second, id: first!.id }] }])).toEqual(['service steps.1.id']);
    expect(faultsOf([{ ...flow, steps: [{ ...first, branches: [{ when: { fact: 'vip', is: true }, to: 'gone' }] }, second] }])).toEqual(['service steps.0.branches.0.to']);
  });
});

describe('the hash', () => {
  it('does not depend on the order of keys, and does on the order of records and on every value', async () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }], e: undefined })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
    const one = await hashRecords([{ a: 1, b: 2 }, { c: 3 }]);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashRecords([{ b: 2, a: 1 }, { c: 3 }])).toBe(one);
    expect(await hashRecords([{ c: 3 }, { a: 1, b: 2 }])).not.toBe(one);
    expect(await hashRecords([{ a: 1, b: 2 }, { c: 4 }])).not.toBe(one);
  });
});
