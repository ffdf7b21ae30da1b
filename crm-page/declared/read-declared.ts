import type { Candidate } from '../generic/candidates.ts';

/** One value as the page declares it, before it is placed among the others. */
interface Declared {
  readonly field: string;
  readonly value: string;
  readonly label: string;
}

const NAME = /^[a-z][a-z0-9_]{1,40}$/;
const LONGEST = 4000;
const MOST = 200;

/** schema.org properties of a Person and what they are called here. */
const PERSON: Readonly<Record<string, string>> = {
  name: 'customer_name', telephone: 'phone', email: 'email', birthDate: 'birthday', gender: 'gender', honorificPrefix: 'honorific',
  alternateName: 'nickname', knowsLanguage: 'language', taxID: 'id_number',
};

/** An image named `querySelectorAll` shadows that of the document. */
const all = (document: Document, selector: string): NodeListOf<Element> => Document.prototype.querySelectorAll.call(document, selector);

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim().slice(0, LONGEST) : '');

/** `{"customer_name": "…"}`, as in `<script type="application/json" data-aside-record>` or an attribute. */
function fromJson(json: string, found: Declared[]): void {
  if (json.length > 100_000) return;
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return;
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return;
  for (const [field, value] of Object.entries(parsed).slice(0, MOST))
    if (NAME.test(field) && text(value) !== '') found.push({ field, value: text(value), label: `data-aside-record.${field}` });
}

const isPerson = (type: unknown): boolean => (Array.isArray(type) ? type : [type]).some((one) => typeof one === 'string' && /(?:^|\/)Person$/.test(one));

/** One schema.org Person; several are a list, and none of them is taken. */
function fromLinkedData(json: string): Declared[] {
  if (json.length > 200_000) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return [];
  }
  const graph = (parsed as { '@graph'?: unknown })?.['@graph'];
  const nodes = (Array.isArray(parsed) ? parsed : Array.isArray(graph) ? graph : [parsed]) as Record<string, unknown>[];
  const people = nodes.slice(0, MOST).filter((node) => node !== null && typeof node === 'object' && isPerson(node['@type']));
  if (people.length !== 1) return [];
  const person = people[0]!;
  const found: Declared[] = [];
  for (const [property, field] of Object.entries(PERSON)) if (text(person[property]) !== '') found.push({ field, value: text(person[property]), label: `schema.org Person.${property}` });
  const address = person.address as Record<string, unknown> | string | undefined;
  const parts = typeof address === 'string' ? [address] : ['streetAddress', 'addressLocality', 'addressRegion', 'postalCode'].map((part) => text(address?.[part]));
  const joined = parts.filter((part) => part !== '').join(', ');
  if (joined !== '') found.push({ field: 'address', value: joined, label: 'schema.org Person.address' });
  return found;
}

/** Microdata: `itemscope itemtype="https://schema.org/Person"`, again only where there is one. */
function fromMicrodata(document: Document): Declared[] {
  const people = all(document, '[itemscope][itemtype$="schema.org/Person"]');
  if (people.length !== 1) return [];
  const found: Declared[] = [];
  for (const element of people[0]!.querySelectorAll('[itemprop]')) {
    const field = PERSON[element.getAttribute('itemprop') ?? ''];
    const value = text(element.getAttribute('content') ?? element.textContent);
    if (field && value !== '' && found.length < MOST) found.push({ field, value, label: `schema.org Person.${element.getAttribute('itemprop')}` });
  }
  return found;
}

/**
 * What the page states itself (`docs/page-contract.md`); it beats everything else. The contract of `data-aside-*` first, then
 * schema.org. Nothing is believed about lists.
 */
export function readDeclared(document: Document): Candidate[] {
  const found: Declared[] = [];
  for (const element of [...all(document, '[data-aside-record]')].slice(0, 3))
    fromJson(element.localName === 'script' ? (element.textContent ?? '') : (element.getAttribute('data-aside-record') ?? ''), found);
  for (const element of [...all(document, '[data-aside-field]')].slice(0, MOST)) {
    const field = element.getAttribute('data-aside-field') ?? '';
    const value = text(element.getAttribute('data-aside-value') ?? (element as HTMLInputElement).value ?? element.textContent);
    if (NAME.test(field) && value !== '') found.push({ field, value, label: `data-aside-field=${field}` });
  }
  if (found.length === 0) {
    for (const script of [...all(document, 'script[type="application/ld+json"]')].slice(0, 10)) found.push(...fromLinkedData(script.textContent ?? ''));
    found.push(...fromMicrodata(document));
  }
  return found.map(({ field, value, label }, order) => ({ field, shown: value, label, foundBy: 'declared', confidence: 1, node: document, order }));
}
