import { describe, expect, test } from 'vitest';
import { readTurn } from '../../../scripts-library/customer-type/turn-reading.ts';

describe('what is no evidence', () => {
  test.each([
    ['请您报一下身份证后四位。', '四五六八'],
    ['请问您是机主本人吗？', '嗯是我'],
    ['跟您核對一下帳單地址。', '新北市永和區'],
    ['What is your date of birth, please?', '4 June 1982'],
    ['', '尾号6620的卡。'],
    ['', '是本人'],
    ['', '對，本人。'],
  ])('an answer to verification (%s → %s)', (agent, customer) => {
    expect(readTurn(customer, agent).role).toBe('verification');
  });

  test.each(['喂，你好', '谢谢，再见', '哈囉', 'Hello?', 'Thanks, bye!', '好的，谢谢'])('a courtesy (%s)', (customer) => {
    expect(readTurn(customer, '').role).toBe('courtesy');
  });

  test.each([
    ['请您报一下身份证后四位。', '刚才不是核过了吗，又核'],
    ['Could you verify your postcode?', 'I already gave it, hurry up'],
    ['您还有其他疑问吗？', '嗯'],
  ])('but an objection, or a back-channel to a question, is evidence (%s → %s)', (agent, customer) => {
    expect(readTurn(customer, agent).role).toBe('evidence');
  });
});

describe('minimal answers', () => {
  test.each(['嗯', '都行', '不知道', 'ok', 'I guess', '喔'])('%s', (customer) => {
    expect(readTurn(customer, '您有什么想了解的吗？').minimal).toBe(true);
  });
  test.each(['快点', '能不能？', '存5万', 'Two thousand pounds in total'])('%s is not one', (customer) => {
    expect(readTurn(customer, '您有什么想了解的吗？').minimal).toBe(false);
  });
});

test('a pasted letter and endless greetings are read in bounded steps', () => {
  expect(readTurn('我要核对利息。'.repeat(2000), '').text).toHaveLength(600);
  expect(readTurn(`${'你好'.repeat(40)}吗呢`, '').role).toBe('evidence');
});
