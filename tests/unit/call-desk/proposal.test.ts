import { describe, expect, it } from 'vitest';
import { proposalFor } from '../../../components/call/proposal.ts';
import { beginCall } from '../../../domain/call/fold.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import { libraryInForce } from '../../../scripts-library/packs/in-force.ts';

const pack = await loadBuiltInPack('zh-CN', 'CN');
const library = libraryInForce(pack, [], pack.manifest.version);
const general = library.flows.find((flow) => flow.sop === 'SOP-1')!;
const call = { ...beginCall({ type: 'call.started', seq: 1, at: '2026-11-22T01:00:00.000Z', direction: 'inbound', channel: 'phone', startedBy: 'page', subject: null }), flow: { id: general.id, version: 1, libraryVersion: '1', by: 'suggestion' as const } };

describe('what the desk proposes', () => {
  it('is the fraud flow as soon as the words are heard, one key away', () => {
    const proposal = proposalFor(library, { call, scenarios: [], alerts: ['fraud'] });
    expect(proposal?.kind).toBe('safety');
    expect(library.flows.find((flow) => proposal?.kind === 'safety' && flow.id === proposal.flowId)?.triggers).toContain('fraud');
  });
  it('puts safety before the matter', () => {
    expect(proposalFor(library, { call, scenarios: [{ scenario: 'S20', probability: 0.9, reasons: [] }], alerts: ['loss'] })?.kind).toBe('safety');
  });
  it('is the matter when it is likely enough and another than the one in force', () => {
    expect(proposalFor(library, { call, scenarios: [{ scenario: 'S20', probability: 0.9, reasons: [] }], alerts: [] })).toEqual({ kind: 'scenario', scenario: 'S20' });
    expect(proposalFor(library, { call, scenarios: [{ scenario: 'S20', probability: 0.2, reasons: [] }], alerts: [] })).toBeNull();
  });
  it('is never the greeting, the verification or the closing, which belong to every call', () => {
    for (const scenario of ['S01', 'S02', 'S03', 'S54'] as const) expect(proposalFor(library, { call, scenarios: [{ scenario, probability: 0.95, reasons: [] }], alerts: [] })).toBeNull();
  });
  it('does not argue with the agent about the matter', () => {
    const chosen = { ...call, scenario: { id: 'S06' as const, by: 'agent' as const } };
    expect(proposalFor(library, { call: chosen, scenarios: [{ scenario: 'S20', probability: 0.9, reasons: [] }], alerts: [] })).toBeNull();
  });
});
