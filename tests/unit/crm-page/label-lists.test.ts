import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelMatcher, normaliseLabel } from '../../../crm-page/generic/labels/match-label.ts';
import { shippedVocabulary } from '../../../crm-page/shipped-vocabulary.ts';
import { learn } from '../../../crm-page/vocabulary.ts';

learn(shippedVocabulary());
const match = labelMatcher(shippedVocabulary());
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  customer_name: ['客户姓名', '客戶姓名：', '姓　名', '* Contact Name', 'Full name', 'Requester', '戶名', '來電客戶', 'Account holder'],
  phone: ['手機號碼', '联系电话（必填）', 'Mobile Phone', '行動電話', '来电号码', 'Telephone no.', 'Work phone'],
  id_number: ['身分證字號', '证件号码', 'National Insurance No.', 'HKID number', 'Passport number'],
  account_number: ['帳號', '还款账号', 'Account Number', 'IBAN', 'A/C No.'],
  tier: ['客户等级', '會員級別', 'Customer Segment', 'Tier', 'VIP level'],
  risk_rating: ['风险承受能力', '投資風險屬性', 'Risk Profile', 'Attitude to risk'],
  owner_agent: ['客户经理', '理專', 'Relationship Manager', 'Case Owner', 'Assigned to'],
  case_id: ['工单号', '案件編號', 'Case #', 'Ticket ID', 'Reference number'],
  case_subject: ['来电事由', '案件主旨', 'Subject', 'Case Title'],
  status: ['工单状态', 'Status', 'Ticket status'],
  last_contact: ['上次联系时间', '最近聯絡', 'Last Contact Date', 'Last contacted'],
  complaint_history: ['投诉记录', '歷史投訴', 'Previous complaints'],
  '!person': ['紧急联系人', '緊急聯絡人電話', 'Emergency contact phone', '收款人姓名', 'Next of kin'],
  '!others': ['排队列表', '历史服务', 'Recently viewed', 'Related contacts'],
};

/** Written by another hand before the patterns were opened: field, language, label. 0.755 of them were read as meant then (docs/quality.md). */
const LISTED = readFileSync(new URL('../../fixtures/page-labels/labels.tsv', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split('\t') as [string, string, string]);

describe('label lists', () => {
  it('read what systems of banks write', () => {
    // Banks label a card's number either way (docs/reading.md).
    const right = LISTED.filter(([field, , label]) => { const read = match(label); return read === field || (field === 'card_number' && read === 'account_number'); });
    expect(LISTED.length).toBeGreaterThan(4_000);
    expect(right.length / LISTED.length).toBeGreaterThan(0.95);
  });

  for (const [meaning, labels] of Object.entries(MEANINGS)) it(`read ${labels.join(', ')} as ${meaning}`, () => expect(labels.map(match)).toEqual(labels.map(() => meaning)));

  it.each(['尊榮理財會員', '账单问题', '王建国', '处理中', 'Fixed Rate Mortgage 5yr', 'Premier', '13800138526', 'High', '信用卡', 'Existing customer'])('take %s for no label', (text) =>
    expect(match(text)).toBeUndefined());

  it('compare folded: width, traditional characters, spaces, stars, colons and remarks in brackets', () =>
    expect(['＊ 手機 號碼（必填）：', '手机号码'].map(normaliseLabel)).toEqual(['手机号码', '手机号码']));

  it('take a bank’s own labels, also for fields of its own', () => {
    const own = labelMatcher(shippedVocabulary({ phone: ['聯繫熱線碼'], loan_stage: ['贷款阶段'] }));
    expect([own('联系热线码'), own('贷款阶段：')]).toEqual(['phone', 'loan_stage']);
  });
});
