import { describe, expect, it } from 'vitest';
import { lint, type LintKind } from '../../../scripts-library/lint/index.ts';
import additions from '../../../scripts-library/lint/rules/additions.json' with { type: 'json' };
import lexicon from '../../../scripts-library/lint/rules/lexicon.json' with { type: 'json' };

const severities = (text: string, lang: 'en' | 'zh-CN' | 'zh-TW', kind: LintKind = 'script') =>
  lint(text, { lang, jurisdiction: lang === 'zh-TW' ? 'TW' : 'CN', kind }).map((finding) => finding.severity);

describe('what must not be blocked', () => {
  it.each([
    ["I can't lose your place in the queue, so please stay on the line.", 'script'],
    ["There's no risk that the appointment is cancelled by the holiday.", 'script'],
    ['You asked whether it is risk-free: no, it is not.', 'script'],
    ["You don't have to read it right now; please do so before you sign, though.", 'script'],
    ['Please tell me the one-time password has stayed with you; if not, I will block the access.', 'script'],
    ['If you have to buy anything to get a prize, it is not from us.', 'script'],
    ["I've signed you in at the branch desk as you asked; your number is 42.", 'script'],
    ['We will contact your employer only with your written permission, to confirm your income.', 'script'],
    ['Cx insists branch said "no risk". Noted as his words, complaint opened.', 'note'],
    ['QA note: agent told cx "you can\'t lose". Failed, coaching 14 Nov.', 'note'],
  ] as const)('%s', (text, kind) => {
    expect(severities(text, 'en', kind)).not.toContain('block');
  });
  it.each([
    ['您問會不會賠錢，我必須老實說，會的，淨值每天都會波動。', 'script'],
    ['保證獲利、穩賺不賠這種說法，聽到就要提高警覺。', 'script'],
    ['這不是存款，如果您想要的是保本而且隨時能用，定存會比較合適。', 'script'],
    ['客戶欲提供驗證碼，已拒絕並提醒勿外洩。', 'note'],
  ] as const)('%s', (text, kind) => {
    expect(severities(text, 'zh-TW', kind)).not.toContain('block');
  });
});

describe('what still is', () => {
  it.each(['With this plan you simply can\'t lose.', 'It is risk-free, just like a deposit.', 'Please read me the one-time password.', 'You must buy the cover to get the loan.'])('%s', (text) => {
    expect(severities(text, 'en')).toContain('block');
  });
  it.each(['這檔保證配息，絕對不會賠錢。', '把驗證碼告訴我，我幫您輸。'])('%s', (text) => {
    expect(severities(text, 'zh-TW')).toContain('block');
  });
});

describe('what blocks without the model', () => {
  const COURTESIES = { zh: ['X', '您的问题已登记，X。', 'X，谢谢您的理解。', '根据合同第三条，X，您看可以吗？'], en: ['X', 'Your case is logged, X.', 'X, thank you for your patience.', 'Under clause 3, X, is that all right?'] };
  const examples = [...lexicon, ...additions].filter((rule) => rule.severity === 'block').flatMap((rule) =>
    rule.pos.flatMap((example) => COURTESIES[rule.lang === 'en' ? 'en' : 'zh'].map((courtesy) => ({ lang: rule.lang as 'en' | 'zh-CN' | 'zh-TW', text: courtesy.replace('X', example) }))));
  const strict = (severity: string): boolean => severity === 'block' || severity === 'high';
  it('never vanishes because the model finds nothing', () => {
    const blocked = examples.filter(({ text, lang }) => lint(text, { lang, jurisdiction: lang === 'zh-TW' ? 'TW' : 'CN', kind: 'script', model: false }).some((finding) => finding.severity === 'block'));
    expect(blocked.length).toBeGreaterThan(200);
    expect(blocked.filter(({ text, lang }) => !severities(text, lang).some(strict))).toEqual([]);
  });
  it('keeps blocking nearly always, whatever courtesy stands round it', () => {
    const kept = examples.filter(({ text, lang }) => severities(text, lang).includes('block')).length;
    expect(kept / examples.length).toBeGreaterThan(0.9);
  });
});
