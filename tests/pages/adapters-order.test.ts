import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it } from 'vitest';
import { createLiveReading } from '../../crm-page/generic/live-reading.ts';
import { applyMappings, withMapped } from '../../crm-page/mapping/place-mappings.ts';
import { shippedVocabulary } from '../../crm-page/shipped-vocabulary.ts';
import { learn } from '../../crm-page/vocabulary.ts';
import { adaptedCases, openAt, pageOf } from './open-at.ts';
import { readPage } from './whole-reader.ts';

const AT = 'https://bank.crm.example/main.aspx?pagetype=entityrecord&etn=contact';
const box = (name: string, value: string, label = ''): string => `<div data-lp-id="Box|${name}.fieldControl|contact"><label for="${name}">${label}</label><input id="${name}" data-id="${name}.fieldControl-text-box-text" value="${value}"></div>`;
const form = (inside: string): string => `<!doctype html><title>t</title><body><div id="ApplicationShell"><main data-id="editFormRoot">${inside}</main></div></body>`;
const read = (inside: string, address = AT) => readPage(openAt(form(inside), address), '');

describe('what an adapter knows', () => {
  it('comes before what the labels say', () =>
    expect(read(`${box('fullname', '龚思远', '备用联系人')}<dl><dt>邮箱</dt><dd>old@example.cn</dd></dl>${box('emailaddress1', 'gong@example.cn')}`).fields).toMatchObject({
      customer_name: { shown: '龚思远', foundBy: 'adapter' }, email: { shown: 'gong@example.cn', foundBy: 'adapter', conflicts: ['old@example.cn'] },
    }));

  it('comes after what the page states itself', () =>
    expect(read(`${box('fullname', '龚思远')}<i data-aside-field="customer_name" data-aside-value="龚思源"></i>`).fields.customer_name).toMatchObject({ shown: '龚思源', foundBy: 'declared' }));

  it('comes after what a person taught', () => {
    const document = openAt(form(`${box('fullname', '龚思远')}<p><b>常用称呼</b><span>龚先生思远</span></p>`), AT);
    const steps = applyMappings(document, [{ id: 'a', path: '/main.aspx', field: 'customer_name', anchor: { kind: 'label', label: '常用称呼' } }]);
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(withMapped(readPage(document, ''), step.value).fields.customer_name).toMatchObject({ shown: '龚先生思远', foundBy: 'mapping' });
  });

  it('says nothing where two places of one field differ, or where a value does not look like its field', () =>
    expect(read(box('fullname', '龚思远') + box('emailaddress1', 'a@example.cn') + box('emailaddress1', 'b@example.cn') + box('mobilephone', '请勿拨打')).fields).toEqual(expect.not.objectContaining({ email: expect.anything(), phone: expect.anything() })));

  it('is asked only at paths of its CRM, and only where the page bears its marks', () => {
    expect(read(box('fullname', '龚思远'), 'https://bank.crm.example/kunden/7').fields).toEqual({});
    expect(read(box('fullname', '龚思远'), 'https://crm.bank.example/retail/main.aspx?etn=contact').fields.customer_name?.shown).toBe('龚思远');
    expect(readPage(new JSDOM(`<!doctype html><title>t</title>${box('fullname', '龚思远')}`, { url: AT }).window.document, '').fields).toEqual({});
  });
});

describe('fields of a bank’s own', () => {
  afterEach(() => learn(shippedVocabulary()));
  it('are read by the CRM’s name for them, before the shipped ones', () => {
    const inside = box('fullname', '龚思远') + box('bank_risklevel', 'C3 平衡型') + box('mobilephone', '13755502266') + box('bank_mainphone', '13911112222');
    expect([read(inside).fields.risk_rating, read(inside).fields.phone?.shown]).toEqual([undefined, '13755502266']);
    learn(shippedVocabulary({ risk_rating: ['bank_RiskLevel'], phone: ['bank_mainphone'] }));
    expect([read(inside).fields.risk_rating?.shown, read(inside).fields.phone?.shown]).toEqual(['C3 平衡型', '13911112222']);
  });
});

describe('following a console', () => {
  const changesOf = (document: Document): (() => MutationRecord[]) => {
    const observer = new (document.defaultView! as unknown as { MutationObserver: typeof MutationObserver }).MutationObserver(() => undefined);
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    return () => observer.takeRecords();
  };

  it('takes the customer of the tab that comes to the front', async () => {
    const one = adaptedCases('salesforce-lightning').find(({ name }) => name === 'console-case-en')!;
    const document = openAt(pageOf(one), one.truth.address);
    const changes = changesOf(document);
    const live = createLiveReading(document, () => '');
    expect((await live.full()).fields.customer_name?.shown).toBe('Ailsa Drummond');
    const [first, second] = document.querySelectorAll<HTMLElement>('section.oneConsoleTab');
    first!.style.display = '';
    second!.style.display = 'none';
    expect(live.apply(changes())).toBe('fields');
    const { fields } = await live.settle();
    expect([fields.customer_name?.shown, fields.case_id?.shown, fields.email]).toEqual(['Bertram Oakes', '00018299', undefined]);
  });

  it('takes the ticket the tabs name, though both panes are shown', async () => {
    const one = adaptedCases('zendesk').find(({ name }) => name === 'two-tickets-en')!;
    const document = openAt(pageOf(one), one.truth.address);
    const live = createLiveReading(document, () => '');
    expect((await live.full()).fields.case_id?.shown).toBe('48830');
    const [first, second] = document.querySelectorAll('[data-test-id="header-tab"]');
    first!.setAttribute('aria-current', 'page');
    second!.removeAttribute('aria-current');
    second!.setAttribute('aria-selected', 'false');
    const { fields } = await live.full();
    expect([fields.customer_name?.shown, fields.case_id?.shown, fields.account_number]).toEqual(['Clement Varga', '48812', undefined]);
  });

  it('takes what is typed into a form', async () => {
    const document = openAt(form(box('fullname', '龚思远') + box('mobilephone', '13755502266')), AT);
    const live = createLiveReading(document, () => '');
    await live.full();
    (document.getElementById('mobilephone') as HTMLInputElement).value = '13755503377';
    expect(live.controlsChanged()).toBe(true);
    expect((await live.settle()).fields.phone?.shown).toBe('13755503377');
  });
});
