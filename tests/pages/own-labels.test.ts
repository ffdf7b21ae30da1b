import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it } from 'vitest';
import { shippedVocabulary } from '../../crm-page/shipped-vocabulary.ts';
import { learn } from '../../crm-page/vocabulary.ts';
import { readPage } from './whole-reader.ts';

const PAGE = `<!doctype html><title>t</title><h2>客户信息</h2>
<table><tr><td>客户姓名</td><td>王小明</td></tr><tr><td>尊享热线码</td><td>13812345678</td></tr><tr><td>撥款進度</td><td>待补件</td></tr></table>
<h3>家里人</h3><div><p>姓名：李四海</p><p>邮箱：lsh@example.com</p></div>`;
const read = () => readPage(new JSDOM(PAGE).window.document, '').fields;

describe('a bank’s own labels on a page', () => {
  afterEach(() => learn(shippedVocabulary()));

  it('are nothing to the reader as it comes', () => {
    const { phone, loan_stage: stage, email } = read();
    expect([phone, stage, email?.shown]).toEqual([undefined, undefined, 'lsh@example.com']);
  });

  it('are read, folded as any other; its regions keep other people out', () => {
    learn(shippedVocabulary({ phone: ['尊享热线码'], loan_stage: ['拨款进度'], '!person': ['家里人'] }));
    const { customer_name: name, phone, loan_stage: stage, email } = read();
    expect([name?.shown, phone?.shown, stage?.shown, stage?.label, email]).toEqual(['王小明', '13812345678', '待补件', '撥款進度', undefined]);
  });
});
