import { describe, expect, it } from 'vitest';
import { readMappingFile, writeMappingFile, type SiteMapping } from '../../../domain/mapping-exchange.ts';
import { pagePattern } from '../../../domain/page-mapping.ts';

const BESIDE: SiteMapping = { origin: 'https://crm.example', mapping: { id: 'a', path: '/case/*', field: 'tier', anchor: { kind: 'label', label: '尊享号', section: '内部资料', steps: { up: 1, down: [['b', 0]] } } } };
const BADGE: SiteMapping = { origin: 'http://127.0.0.1:8080', mapping: { id: 'b', path: '/', field: 'call_badge', anchor: { kind: 'place', landmark: { attribute: 'id', value: 'softphone' }, down: [] }, badge: { words: '占线', state: 'in-call' } } };
const failureOf = (change: (file: { mappings: Record<string, unknown>[]; version: number }) => void) => {
  const file = JSON.parse(writeMappingFile([BESIDE, BADGE])) as Parameters<typeof change>[0];
  change(file);
  const read = readMappingFile(JSON.stringify(file));
  return read.ok ? null : read.failure;
};

describe('a file of taught fields', () => {
  it('comes back as it was written', () => {
    expect(readMappingFile(writeMappingFile([BESIDE, BADGE]))).toEqual({ ok: true, value: [BESIDE, BADGE] });
  });

  it('says when it is no JSON at all', () => {
    expect(readMappingFile('fields!')).toMatchObject({ ok: false, failure: { code: 'mapping.not-json' } });
  });

  it('says where it is wrong', () => {
    expect(failureOf((file) => { file.version = 2; })).toEqual({ code: 'mapping.malformed', params: { at: 'version' } });
    expect(failureOf((file) => { file.mappings[1]!['origin'] = 'javascript:alert(1)'; })).toEqual({ code: 'mapping.malformed', params: { at: 'mappings.1.origin' } });
    expect(failureOf((file) => { (file.mappings[0]!['mapping'] as { field: string }).field = '<b>'; })).toEqual({ code: 'mapping.malformed', params: { at: 'mappings.0.mapping.field' } });
    expect(failureOf((file) => { (file.mappings[0]!['mapping'] as { more: string }).more = 'x'; })).toMatchObject({ code: 'mapping.malformed' });
  });
});

describe('the kind of page an address stands for', () => {
  it.each([
    ['https://crm.example/case/8812?tab=1', '/case/*'],
    ['https://crm.example/r/Case/500Ab00000xYz/view', '/r/Case/*/view'],
    ['https://crm.example/app#/ticket/77?x=1', '/app#/ticket/*'],
    ['https://crm.example/app#section', '/app'],
    ['https://crm.example/u/deadbeef-dead-beef-dead', '/u/*'],
    ['no address', ''],
  ])('%s', (url, pattern) => expect(pagePattern(url)).toBe(pattern));
});
