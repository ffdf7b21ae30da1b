import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCENARIO_IDS, STAGES, type ScenarioId } from '../../../domain/scenario.ts';
import { ALERTS } from '../../../scripts-library/schema/index.ts';
import { createLibraryIndex, riskGrade, suggest, type SuggestContext } from '../../../scripts-library/suggest/index.ts';
import { context, guesses, line } from './library-of-lines.ts';

/** One line for every scenario and stage: nothing is missing, so whatever is not shown was kept back. */
const FULL = createLibraryIndex(SCENARIO_IDS.flatMap((scenario) => STAGES.map((stage) => line(`${scenario.toLowerCase()}.${stage}`, scenario, stage, { products: ['S31', 'S35', 'S37'].includes(scenario) ? ['wealth'] : [] }))));
const shown = (over: Partial<SuggestContext>) => suggest(context(over), FULL).lines.map((suggestion) => suggestion.script.scenario);
const SELLING: readonly ScenarioId[] = ['S25', 'S31', 'S35', 'S37', 'S38'];

describe('the order of care', () => {
  test.each(['fraud', 'loss', 'bereaved', 'self_harm'] as const)('nothing is sold while the alert %s stands, whatever the guesses', (alert) => {
    fc.assert(fc.property(fc.constantFrom(...SELLING), fc.constantFrom(...STAGES), fc.double({ min: 0.05, max: 1, noNaN: true }), (scenario, stage, probability) => {
      const lines = shown({ alerts: [alert], stage, guesses: guesses([scenario, probability], ['S06', 0.04]) });
      expect(lines.filter((one) => SELLING.includes(one))).toEqual([]);
    }));
  });
  test('money sent to a swindler comes before the transfer', () => {
    expect(shown({ guesses: guesses(['S17', 0.5], ['S40', 0.45]) })[0]).toBe('S40');
  });
  test('a fraud call is offered no higher limit and no help with the transfer', () => {
    expect(shown({ guesses: guesses(['S39', 0.5], ['S19', 0.2], ['S16', 0.2]) })).toEqual(['S39']);
  });
  test('nobody is told an account to a third party', () => {
    expect(shown({ guesses: guesses(['S05', 0.5], ['S07', 0.25], ['S28', 0.2]) })).toEqual(['S05']);
    expect(shown({ alerts: ['third_party'], guesses: guesses(['S05', 0.2], ['S24', 0.1], ['S07', 0.09]) })).toEqual(['S05']);
  });
  test('a complaint is neither answered by an offer nor by suspicion', () => {
    expect(shown({ guesses: guesses(['S45', 0.5], ['S31', 0.3], ['S49', 0.1]) })).toEqual(['S45']);
  });
  test('nothing is sold by a guess: a selling scenario needs to be likely', () => {
    expect(shown({ guesses: guesses(['S06', 0.4], ['S38', 0.2], ['S08', 0.2]) })).toEqual(['S06', 'S08']);
  });
  test('what is shut out among the likely ones is told with its concern', () => {
    const { withheld } = suggest(context({ guesses: guesses(['S39', 0.6], ['S19', 0.3]) }), FULL);
    expect(withheld).toContainEqual({ scriptId: 's19.handle', code: 'not-in-this-call', params: { because: 'fraud' } });
  });
});

describe('suitability', () => {
  const wealth: Partial<SuggestContext> = { guesses: guesses(['S31', 0.95]), product: 'wealth' };
  test('a product above the customer\'s grade is not offered, and the result says why', () => {
    const result = suggest(context({ ...wealth, customerGrade: 2, productGrade: 4 }), FULL);
    expect(result.lines.map((one) => one.script.scenario)).not.toContain('S31');
    expect(result.withheld[0]).toEqual({ scriptId: 's31.handle', code: 'unsuitable', params: { customer: 'C2', product: 'R4' } });
  });
  test('the same grade is suitable; an expired assessment is not', () => {
    expect(shown({ ...wealth, customerGrade: 3, productGrade: 3 })).toContain('S31');
    expect(shown({ ...wealth, customerGrade: 3, productGrade: 3, assessmentExpired: true })).not.toContain('S31');
  });
  test.each([['稳健型（R3）', 3], ['C2', 2], ['RR5', 5], ['Balanced (4/7)', 2], ['保守型', 1], ['积极成长型', 4], ['', undefined], ['无', undefined]])('grade of %j is %s', (text, grade) => expect(riskGrade(text)).toBe(grade));
});

test('whatever the context: at most three lines, none twice, equal twice, each in force for its channel', () => {
  const arbitrary = fc.record({
    stage: fc.constantFrom(...STAGES), alerts: fc.subarray([...ALERTS]), type: fc.constantFrom('unknown', 'rational', 'impatient', 'silent', 'emotional'),
    guesses: fc.array(fc.tuple(fc.constantFrom(...SCENARIO_IDS), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 6 }).map((pairs) => guesses(...pairs.sort((a, b) => b[1] - a[1]))),
  });
  fc.assert(fc.property(arbitrary, (over) => {
    const once = suggest(context(over as Partial<SuggestContext>), FULL);
    expect(once.lines.length).toBeLessThanOrEqual(3);
    expect(new Set(once.lines.map((one) => one.script.id)).size).toBe(once.lines.length);
    expect(suggest(context(over as Partial<SuggestContext>), FULL)).toEqual(once);
  }));
});
