import { describe, expect, it } from 'vitest';
import { findPersonalData, redact } from '../../../domain/redaction/index.ts';

/** Pieces that make a pattern with a choice too many try again from every place; the runner's time limit catches it. */
const HOSTILE = ['路', '市区', '朝阳区建国路', '北京里1', '镇村里', '1 ', '1-', '4111 ', '02-', 'a', 'a.', 'a@', 'a.b@c.d.', 'a---', '-', '密码', '密码我设了我改了', '密码12345或', 'OTP for a ', 'GB82 WEST ', '6位', '密码我的卡号', '短信里', '1380 ', '86-', '1,', '一嗯', 'one uh ', '住建国村', '8 Aa Road ', 'OTP is ', 'my code I received ', 'one ', '零 ', '三个', '1F, ', 'Room 1, ', 'Aa ', '1 A ', '身份证', '('];
const LENGTH = 100_000;

describe('a text of 100,000 characters', () => {
  it.each(HOSTILE)('made of "%s" still gives up the number at its end', (piece) => {
    const text = `${piece.repeat(Math.ceil(LENGTH / piece.length))}。\n客户13800138000`;
    const [last] = findPersonalData(text).slice(-1);
    expect([last?.type, last?.value, last?.end]).toEqual(['cn_mobile', '13800138000', text.length]);
  });
  it('full of numbers is masked from end to end', () => {
    const line = '客户A123456789，手机13800138000，密码135790\n';
    const masked = redact(line.repeat(LENGTH / line.length));
    expect(masked.text).toBe('客户********89，手机138******00，密码██████\n'.repeat(LENGTH / line.length));
  });
  it.each([0, 150, 190, 199, 200, 201, 280, 295, 300, 305, 390, 400, 495])('without a full stop gives up an address behind %i characters', (before) => {
    const address = '江苏省南京市鼓楼区中山路18号2栋301室';
    const text = `${'嗯，那个，'.repeat(100).slice(0, before)}，寄到${address}，${'好的，'.repeat(200)}`;
    expect(findPersonalData(text).map((one) => [one.type, one.value])).toEqual([['address', address]]);
  });
});
