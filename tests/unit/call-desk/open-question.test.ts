import { describe, expect, it } from 'vitest';
import { factsOfMatter, openQuestion } from '../../../components/call/open-question.ts';
import { sopProgress } from '../../../domain/call/sop-progress.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { Flow } from '../../../scripts-library/schema/index.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import { libraryInForce } from '../../../scripts-library/packs/in-force.ts';

const pack = await loadBuiltInPack('zh-CN', 'CN');
const library = libraryInForce(pack, [], pack.manifest.version);
const flowOf = (sop: string): Flow => library.flows.find((flow) => flow.sop === sop)!;
const begun: Pick<Call, 'facts' | 'steps'> = { facts: {}, steps: {} };

/** The first `count` steps that fall due are done, with all that they ask for. */
function through(flow: Flow, count: number): Pick<Call, 'facts' | 'steps'> {
  let call = begun;
  for (let done = 0; done < count; done += 1) {
    const step = flow.steps.find(({ id }) => id === sopProgress(call, flow).due)!;
    const evidence = Object.fromEntries(step.evidence.map(({ id }) => [id, '有']));
    call = { ...call, steps: { ...call.steps, [step.id]: { state: 'ticked', at: '2026-11-22T01:00:00.000Z', evidence, by: 'key' } } };
  }
  return call;
}

describe('a question on which a flow turns', () => {
  it('is asked at once where money may be on its way out, in the words of the flow', () => {
    expect(openQuestion(flowOf('SOP-5'), begun)).toEqual({ fact: 'money_sent', yes: '钱已经转出', no: '钱还没有转出' });
  });
  it('is not asked again once it is answered, either way', () => {
    for (const is of [true, false]) expect(openQuestion(flowOf('SOP-5'), { ...begun, facts: { money_sent: is } })).toBeNull();
  });
  it('waits in another flow until what stands before it is done', () => {
    const fees = flowOf('SOP-7');
    expect(openQuestion(fees, begun)).toBeNull();
    const first = fees.steps.findIndex(({ when }) => when !== undefined && 'fact' in when && when.fact === 'bank_error');
    expect(openQuestion(fees, through(fees, first))?.fact).toBe('bank_error');
  });
  it('is none before a call and in a flow without such a fact', () => {
    expect(openQuestion(flowOf('SOP-5'), null)).toBeNull();
    expect(openQuestion(flowOf('SOP-1'), begun)).toBeNull();
  });
});

it('a matter says by itself whether the money is gone, and only what is not known yet', () => {
  expect(factsOfMatter('S40', begun)).toEqual([{ type: 'fact.set', fact: 'money_sent', is: true }]);
  expect(factsOfMatter('S40', { facts: { money_sent: true } })).toEqual([]);
  expect(factsOfMatter('S20', begun)).toEqual([]);
});
