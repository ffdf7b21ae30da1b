import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

const touches = await vi.hoisted(async () => (await import('./touches.ts')).countTouches());

const { readingSteps } = await import('../../crm-page/generic/read-page.ts');
const { openAt } = await import('./open-at.ts');
const { serialise } = await import('./open-page.ts');
const { readPage } = await import('./whole-reader.ts');

const many = (count: number, make: (at: number) => string): string => Array.from({ length: count }, (_, at) => make(at)).join('');
const page = (body: string): string => `<!doctype html><title>t</title><body>${body}</body>`;
const CRMS = ['https://a.example/main.aspx?etn=contact', 'https://a.example/lightning/r/Contact/1/view', 'https://a.example/agent/tickets/7', 'https://a.example/contacts/1/record/0-1/2'];

const BIG: Readonly<Record<string, readonly [address: string, body: string]>> = {
  'two thousand boxes of a form': [CRMS[0]!, `<main data-id="editFormRoot">${many(2000, (at) => `<div data-lp-id="X|f${at}.fieldControl|contact"><input data-id="f${at}.fieldControl-text-box-text" value="${at}"></div>`)}</main>`],
  'two thousand fields of one name': [CRMS[1]!, many(1000, (at) => `<div data-target-selection-name="sfdc:RecordField.Contact.Name"><span class="test-id__field-value">${many(8, () => '<b>x</b>')}${at}</span></div>`)],
  'a thousand open tickets': [CRMS[2]!, many(1000, (at) => `<div data-ticket-id="${at}"><input data-test-id="omni-header-subject" value="${at}"><p>手机号码：13812345678</p></div>`)],
  'a thousand shadow roots of properties': [CRMS[3]!, `<aside data-test-id="left-sidebar">${many(1000, (at) => `<x-p><template shadowrootmode="open"><input data-selenium-test="property-input-p${at}" value="${at}"></template></x-p>`)}</aside>`],
};

describe('a step of reading a page of a known CRM', () => {
  it.each(Object.entries(BIG))('stays short with %s', (_kind, [address, body]) => {
    const steps = readingSteps(openAt(page(body), address), '');
    let longest = 0;
    for (let done = false; !done; longest = Math.max(longest, touches.count)) {
      touches.count = 0;
      done = steps.next().done === true;
    }
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(40_000);
  });
});

describe('a hostile page with the marks of a CRM', () => {
  it('is read through a form whose inputs are named like the tree’s own properties', () => {
    const clobbering = ['querySelector', 'querySelectorAll', 'getAttribute', 'parentNode', 'labels', 'children', 'closest', 'matches', 'ownerDocument', 'id', 'textContent'].map((name) => `<input name="${name}" value="x">`).join('');
    const document = openAt(page(`<img name="location"><img name="querySelectorAll"><form data-id="editFormRoot">${clobbering}<div data-lp-id="X|fullname.fieldControl|contact"><input data-id="fullname.fieldControl-text-box-text" value="Rowena Ashdown"></div></form>`), CRMS[0]!);
    expect(readPage(document, '').fields.customer_name).toMatchObject({ shown: 'Rowena Ashdown', foundBy: 'adapter' });
  });

  it('never makes the reader throw, nor changes', () => {
    const tag = fc.constantFrom('div', 'input', 'form', 'section', 'lightning-formatted-name', 'records-lwc-highlights-panel', 'tbody', 'span', 'a');
    const mark = fc.constantFrom('', ' data-id="editFormRoot"', ' data-id="fullname.fieldControl-text-box-text"', ' data-id="createdon.fieldControl-date-time-input"', ' data-id="createdon-FieldSectionItemContainer"', ' data-lp-id="X|title.fieldControl|incident"', ' data-id="data-set-body-container"', ' data-id="x.fieldControl-LookupResultsDropdown_x_selected_tag"',
      ' data-target-selection-name="sfdc:RecordField.Case.Subject"', ' data-target-selection-name="sfdc:RecordField.Contact.Name"', ' class="test-id__field-value"', ' class="forceListViewManager"', ' slot="primaryField"', ' data-ticket-id="7"', ' data-ticket-id="8"', ' data-test-id="header-tab" data-entity-id="7" aria-current="page"', ' data-test-id="omni-header-subject" value="x"', ' data-test-id="ticket-system-field-requester-select"',
      ' data-test-id="generic-table-body"', ' data-test-id="left-sidebar"', ' data-selenium-test="property-input-email"', ' data-selenium-test="highlightTitle"', ' data-selenium-test="contact-highlight-details"', ' data-crm-location="CRM_OBJECT_PREVIEW"', ' role="dialog"', ' hidden', ' name="labels"', ' style="display:none"');
    const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof({ maxDepth: 5 }, fc.constantFrom('Jane Roe', 'a@b.co', '13812345678', '王小明', 'x'.repeat(300)), fc.tuple(tag, mark, mark, fc.array(tie('node'), { maxLength: 4 })).map(([t, a, b, inside]) => `<${t}${a}${a === b ? '' : b}>${inside.join('')}</${t}>`)),
    })).node;
    fc.assert(fc.property(fc.constantFrom(...CRMS), fc.array(tree, { minLength: 1, maxLength: 6 }), (address, parts) => {
      const document = openAt(page(`<div id="ApplicationShell" data-test-id="header-tablist"><one-appnav></one-appnav>${parts.join('')}</div><i data-test-id="filter-panel"></i>`), address);
      const before = serialise(document);
      const record = readPage(document, '');
      expect(serialise(document)).toBe(before);
      expect(readPage(document, '')).toEqual(record);
    }), { numRuns: 80 });
  });
});
