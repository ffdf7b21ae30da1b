import { describe, expect, it } from 'vitest';
import { identityOf, matterOf } from '../../../domain/call/matter.ts';
import type { CallSubject } from '../../../domain/call/events.ts';

const who = (fields: Record<string, string>): CallSubject => ({ fields, page: { origin: '', title: '' } });

describe('who a call is about', () => {
  it('is the same however a page writes the number', () => {
    for (const phone of ['13800138000', '138 0013 8000', '138-0013-8000', '+86 13800138000', '008613800138000', '１３８００１３８０００'])
      expect(identityOf(who({ phone }))).toBe('phone:13800138000');
    for (const phone of ['0912-345-678', '+886 912345678', '+8860912345678']) expect(identityOf(who({ phone }))).toBe('phone:0912345678');
    expect(identityOf(who({ id_number: '11010519491231002x' }))).toBe(identityOf(who({ id_number: '11010519491231002X' })));
  });

  it('is told by the strongest field that is not masked, and by nothing masked', () => {
    expect(identityOf(who({ phone: '13800138000', id_number: '1***************X' }))).toBe('phone:13800138000');
    for (const masked of ['138****8000', '138＊＊＊＊8000', '138••••8000', '138XXXX8000', '']) expect(identityOf(who({ phone: masked, customer_name: '王小明' }))).toBeNull();
    expect(identityOf(null)).toBeNull();
  });
});

describe('a matter', () => {
  it('is a customer and a scenario; without either there is none', () => {
    const subject = who({ phone: '13800138000' });
    expect(matterOf(subject, 'S12')).not.toBe(matterOf(subject, 'S01'));
    expect([matterOf(subject, undefined), matterOf(null, 'S12')]).toEqual([null, null]);
  });
});
