import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, maskName, maskValue, redact } from '../../../domain/redaction/index.ts';

describe('maskValue', () => {
  it.each([
    ['cn_id', '110101190003071232', '1****************2'], ['bank_card', '6222 0000 0000 0009', '**** **** **** 0009'], ['cn_mobile', '13800138000', '138******00'],
    ['cn_mobile', '+86 139-1234-5678', '+86 139-****-**78'], ['landline', '010-88886666', '***-******66'], ['tw_id', 'A123456789', '********89'], ['tw_mobile', '0912-345-678', '****-***-678'],
    ['hkid', 'A123456(3)', '*******(3)'], ['passport', 'E12345678', '*******78'], ['email', 'li.wei@example.com', 'l*****@example.com'],
    ['address', '浙江省杭州市西湖区文三路269号', '浙江省杭州市西湖区*******'], ['uscc', '91350100M000100Y43', '**************0Y43'], ['secret', '482913', '██████'],
  ] as const)('%s %s', (type, value, masked) => {
    expect(maskValue(type, value)).toBe(masked);
  });
});

describe('maskName', () => {
  it.each([['王小明', '王**'], ['欧阳娜娜', '欧阳**'], ['王先生', '*先生'], ['李', '*'], ['John Smith', 'J*** S****']])('%s becomes %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('redact', () => {
  it('keeps the length, so that other offsets stay right', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('客户', '13800138000', '６２００００００００００００05', '验证码482913', 'x@example.com', '朝阳区建国路88号', '，', ' ', '\u200b', '①', '😀', '保本'), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      expect(redact(text).text).toHaveLength(text.length);
    }));
  });
  it('leaves nothing to find', () => {
    const { text } = redact('客户王先生，身份证11010519491231002X，手机13800138000，卡号6217000000000000004，验证码482913。');
    expect(text).toBe('客户王先生，身份证1****************X，手机138******00，卡号***************0004，验证码██████。');
    expect(findPersonalData(text)).toEqual([]);
  });
  it('refuses secrets and masks the rest', () => {
    expect(findPersonalData('PIN 4829，13800138000').map((finding) => [finding.type, finding.severity])).toEqual([['secret', 'refuse'], ['cn_mobile', 'mask']]);
  });
  it('masks the names the record gives', () => {
    expect(redact('王小明来电', ['王小明']).text).toBe('王**来电');
  });
  it('points at the original where NFKC changes lengths', () => {
    const text = '㍿㎏：13800138000';
    const [finding] = findPersonalData(text);
    expect(text.slice(finding!.start, finding!.end)).toBe('13800138000');
  });
});
