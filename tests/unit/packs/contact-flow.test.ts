import { describe, expect, it } from 'vitest';
import { asContact } from '../../../scripts-library/packs/contact-flow.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import type { Flow } from '../../../scripts-library/schema/index.ts';

const flowsOf = async (): Promise<readonly Flow[]> => (await loadBuiltInPack('zh-CN', 'CN')).records.filter((record): record is Flow => record.kind === 'flow');

describe('a matter as a whole contact', () => {
  it('is greeted before it begins, whatever the SOP', async () => {
    const flows = await flowsOf();
    const general = flows.find((flow) => flow.sop === 'SOP-1');
    for (const flow of flows.filter((each) => !['SOP-13', 'SOP-14'].includes(each.sop))) expect(asContact(flow, general).steps[0]?.stage, flow.id).toBe('opening');
  });

  it('keeps the steps of the SOP, once each and in their order', async () => {
    const flows = await flowsOf();
    const general = flows.find((flow) => flow.sop === 'SOP-1');
    for (const flow of flows) {
      const ids = asContact(flow, general).steps.map((step) => step.id);
      expect(new Set(ids).size, flow.id).toBe(ids.length);
      expect(ids.filter((id) => flow.steps.some((step) => step.id === id)), flow.id).toEqual(flow.steps.map((step) => step.id));
    }
  });

  it('leaves handover and incident as they are: nobody is greeted there', async () => {
    const flows = await flowsOf();
    const general = flows.find((flow) => flow.sop === 'SOP-1');
    for (const flow of flows.filter((each) => ['SOP-13', 'SOP-14'].includes(each.sop))) expect(asContact(flow, general)).toEqual(flow);
  });
});
