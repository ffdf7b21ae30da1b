import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { withMember, withoutMember, type Team } from '../../../domain/team/team.ts';
import { inspectBundle, openBundle, splitBundles } from '../../../storage/exchange/open-bundle.ts';
import type { ExchangeRecord } from '../../../storage/exchange/records.ts';
import { joined } from '../../../storage/exchange/write-bundle.ts';
import { bundleBy, closedCall, NOW, person, teamOf, type Person } from './team.ts';

let [agent, other, lead, trainer]: Person[] = [];
let team: Team;
let bundle: Uint8Array<ArrayBuffer>;
const call = closedCall('call-01', '客户问年费');
const library = (text: string): ExchangeRecord => ({
  kind: 'library', packId: 'cn', recordId: 'cn.fragment.thanks', version: 4, updatedAt: NOW,
  record: { kind: 'fragment', id: 'cn.fragment.thanks', title: '致谢', locale: 'zh-CN', jurisdiction: 'CN', owner: '培训组', reviewBy: '2027-01-01', effectiveFrom: '2026-01-01', effectiveTo: null, status: 'published', version: 4, text },
});
beforeAll(async () => {
  [agent, other, lead, trainer] = await Promise.all(['8001@a', '8002@b', '9001@c', '7001@d'].map(person));
  team = teamOf(lead!, [[agent!, ['agent']], [other!, ['agent']], [lead!, ['supervisor', 'administrator']], [trainer!, ['trainer']]]);
  bundle = await bundleBy(agent!, 1, [call], [agent!, lead!]);
});
const codeOf = async (bytes: Uint8Array<ArrayBuffer>, reader: Person = lead!, of: Team = team) => {
  const opened = await openBundle(bytes, of, reader.ageIdentity);
  return opened.ok ? 'opened' : opened.failure.code;
};

describe('a bundle', () => {
  it('opens for its recipients with what was written', async () => {
    expect(await openBundle(bundle, team, lead!.ageIdentity)).toMatchObject({ ok: true, value: { header: { author: '8001@a', number: 1, records: 1 }, records: [call] } });
  });

  it('tells who wrote it and how many records it holds without being opened', () => {
    expect(inspectBundle(bundle)).toEqual({ ok: true, value: expect.objectContaining({ author: '8001@a', createdAt: NOW, number: 1, records: 1, schema: 1, team: 'team-1' }) });
  });

  it('does not open for a member it is not meant for', async () => expect(await codeOf(bundle, other)).toBe('exchange.not-recipient'));

  it('holds no text of a note and no name in any byte', () => {
    const bytes = Buffer.from(bundle);
    for (const text of ['客户问年费', '王小明', '王*明', '13800138000', 'crm.example']) expect(bytes.includes(Buffer.from(text))).toBe(false);
  });

  it('names each thing that is wrong', async () => {
    const stranger = await person('6666@z');
    const altered = bundle.slice();
    altered[altered.length - 80]! ^= 1;
    const signature = bundle.slice();
    signature[signature.length - 1]! ^= 1;
    expect(await codeOf(altered)).toBe('exchange.altered');
    expect(await codeOf(signature)).toBe('exchange.wrong-signature');
    expect(await codeOf(bundle.slice(0, -1))).toBe('exchange.half-written');
    expect(await codeOf(bundle.slice(0, 3))).toBe('exchange.half-written');
    expect(await codeOf(joined([bundle, new Uint8Array(1)]))).toBe('exchange.altered');
    expect(await codeOf(new TextEncoder().encode('{"a":1}'))).toBe('exchange.foreign');
    expect(await codeOf(await bundleBy(stranger, 1, [call], [lead!]))).toBe('exchange.unknown-author');
    expect(await codeOf(await bundleBy({ ...stranger, card: agent!.card }, 1, [call], [lead!]))).toBe('exchange.wrong-signature');
    expect(await codeOf(await bundleBy(agent!, 1, [call], [lead!], { schema: 2 }))).toBe('exchange.newer');
    expect(await codeOf(await bundleBy(agent!, 1, [call], [lead!], { team: 'team-2' }))).toBe('exchange.other-team');
    expect(await codeOf(await bundleBy(agent!, 1, [{ ...call, events: call.events.slice(1) }], [lead!]))).toBe('exchange.bad-record');
  });

  it('is refused when its author has no right to such records', async () => {
    expect(await codeOf(await bundleBy(agent!, 1, [library('谢谢')], [lead!]))).toBe('exchange.no-right');
    expect(await codeOf(await bundleBy(trainer!, 1, [library('谢谢')], [lead!]))).toBe('opened');
    expect(await codeOf(await bundleBy(trainer!, 1, [call], [lead!]))).toBe('exchange.no-right');
    expect(await codeOf(await bundleBy(lead!, 1, [library('谢谢')], [lead!]))).toBe('exchange.no-right');
  });

  it('of another member cannot be signed as one\'s own', async () => {
    // The encrypted part is taken over unopened, the header and signature are the thief's.
    const { takeApart, layOutSigned } = await import('../../../storage/exchange/byte-layout.ts');
    const { signBytes } = await import('../../../storage/exchange/signing.ts');
    const parts = takeApart(bundle);
    if (!parts.ok) throw new Error(parts.failure.code);
    const signed = layOutSigned({ ...parts.value.header, author: other!.card.author }, parts.value.payload.length);
    const stolen = joined([signed, parts.value.payload, await signBytes(other!.signingKey, 'aside-bundle-v1', signed)]);
    expect(await codeOf(stolen)).toBe('exchange.altered');
  });

  it('of a removed member counts until the removal', async () => {
    const without = withoutMember(team, '8001@a', '2026-03-01T00:00:00.000Z');
    expect(await codeOf(bundle, lead, without)).toBe('opened');
    expect(await codeOf(await bundleBy(agent!, 2, [call], [lead!], { createdAt: '2026-03-02T00:00:00.000Z' }), lead, without)).toBe('exchange.removed-author');
  });

  it('stays valid when its author has new keys', async () => {
    const renewed = await person('8001@a');
    const after = withMember(team, renewed.card, ['agent'], NOW);
    expect(await codeOf(bundle, lead, after)).toBe('opened');
    expect(await codeOf(await bundleBy(renewed, 2, [call], [lead!]), lead, after)).toBe('opened');
    expect(await codeOf(await bundleBy(renewed, 2, [call], [lead!]))).toBe('exchange.wrong-signature');
  });

  it('never throws past the reader and never opens when any byte differs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(bundle.length), async (at, change, cut) => {
        const mutated = bundle.slice();
        mutated[at]! ^= change;
        expect(await codeOf(mutated)).not.toBe('opened');
        expect(await codeOf(mutated.slice(0, cut))).not.toBe('opened');
      }),
      { numRuns: 150 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(await codeOf(joined([bundle.subarray(0, 16), bytes]))).not.toBe('opened');
    }), { numRuns: 100 });
  });

  it('stands in a file one after another, and a broken end does not cost the whole ones', async () => {
    const second = await bundleBy(agent!, 2, [call], [lead!]);
    expect(splitBundles(joined([bundle, second]))).toEqual({ bundles: [bundle, second], rest: null });
    expect(splitBundles(joined([bundle, second.subarray(0, 90)]))).toMatchObject({ bundles: [bundle], rest: { code: 'exchange.half-written' } });
  });
});
