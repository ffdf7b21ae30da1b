import { beforeAll, describe, expect, test } from 'vitest';
import { WINDOW } from '../../../scripts-library/customer-type/features.ts';
import { classifyCustomer, createTypeTracker, loadTypeModel } from '../../../scripts-library/customer-type/index.ts';
import { createTurnFeed } from '../../../scripts-library/customer-type/turn-feed.ts';
import type { LinearModel } from '../../../scripts-library/text-model/index.ts';
import { evidence, turn } from './support.ts';

let model: LinearModel;
beforeAll(async () => { model = await loadTypeModel(); });

const HURRY = '我都打第五遍了，别再解释，今天五点前给我结果';
const FIGURES = '合同写的是年化4.2，账单按4.35算的，差的0.15是哪一条规定的？从哪天起按哪个口径计息？';

describe('a running call', () => {
  test('a first type needs no lead', () => {
    expect(createTypeTracker(model).addTurn(turn(HURRY))).toMatchObject({ type: 'impatient', by: 'suggestion' });
  });

  test('another type has to lead for two turns before it shows', () => {
    const tracker = createTypeTracker(model);
    tracker.addTurn(turn(HURRY));
    const shown = [FIGURES, FIGURES, FIGURES, FIGURES].map((line) => tracker.addTurn(turn(line)).type);
    expect(shown[0]).toBe('impatient');
    expect(shown.at(-1)).toBe('rational');
  });

  test('does not change back and forth on alternating turns', () => {
    const tracker = createTypeTracker(model);
    const shown = Array.from({ length: 12 }, (_, i) => tracker.addTurn(turn(i % 2 === 0 ? HURRY : FIGURES)).type);
    expect(shown.filter((type, i) => i > 0 && type !== shown[i - 1]).length).toBeLessThanOrEqual(1);
  });

  test('the agent\'s choice holds at once and stays', () => {
    const tracker = createTypeTracker(model);
    tracker.addTurn(turn(HURRY));
    expect(tracker.choose('silent')).toEqual({ type: 'silent', by: 'agent', judgement: null });
    expect(tracker.addTurn(turn(HURRY))).toMatchObject({ type: 'silent', by: 'agent' });
    expect(tracker.choose(null)).toMatchObject({ type: 'impatient', by: 'suggestion' });
  });

  test('verification and agent turns move nothing', () => {
    const tracker = createTypeTracker(model);
    const before = tracker.addTurn(turn(HURRY));
    for (const line of ['A: 请报一下身份证后四位。', '二二一三']) tracker.addTurn(turn(line));
    expect(tracker.current()).toEqual(before);
  });

  test('agrees with the judgement of the whole transcript while nothing else is shown', () => {
    const lines = ['A: 请问是哪方面的问题？', '不好说', 'A: 您能具体描述一下吗？', '嗯'];
    const tracker = createTypeTracker(model);
    for (const line of lines) tracker.addTurn(turn(line));
    expect(tracker.current().judgement).toEqual(classifyCustomer(evidence(lines), model));
  });

  test('a long call keeps no more than the window', () => {
    const feed = createTurnFeed();
    for (let i = 0; i < 1000; i += 1) feed.add(turn(HURRY));
    expect(feed.evidence()).toHaveLength(WINDOW);
  });
});
