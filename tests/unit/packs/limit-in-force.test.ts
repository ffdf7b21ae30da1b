import { describe, expect, it } from 'vitest';
import { amountInForce, limitSettings, type Limit } from '../../../scripts-library/schema/limit-in-force.ts';

const proposal: Limit = { amount: 10, unit: 'seconds', basis: 'proposal', setting: 'limits.greeting' };

describe('the limit in force', () => {
  it('is the bank\'s own figure where a proposal asks for one, in full-width digits too', () => {
    expect(amountInForce(proposal, { 'limits.greeting': '15' })).toBe(15);
    expect(amountInForce(proposal, { 'limits.greeting': ' １５ ' })).toBe(15);
  });

  it.each([{}, { 'limits.greeting': '' }, { 'limits.greeting': '0' }, { 'limits.greeting': '1.5' }, { 'limits.greeting': 'soon' }, { 'limits.hold': '15' }])('stays the proposal under %j', (settings) => {
    expect(amountInForce(proposal, settings as Record<string, string>)).toBe(10);
  });

  it('never touches what a regulation says', () => {
    expect(amountInForce({ ...proposal, basis: 'regulation' }, { 'limits.greeting': '60' })).toBe(10);
  });

  it('is offered once a setting, and not for regulations', () => {
    const flows = [{ steps: [{ limit: proposal }, {}, { limit: { ...proposal, basis: 'regulation' as const, setting: 'limits.law' } }] }, { steps: [{ limit: { ...proposal, amount: 12 } }] }];
    expect(limitSettings(flows)).toEqual([{ name: 'limits.greeting', amount: 10, unit: 'seconds' }]);
  });
});
