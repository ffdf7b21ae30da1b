import { ancestors, attr, elementsWithin, flatChildren, flatParent, isElement, namesOf, tagOf } from '../dom/nodes.ts';
import { filled, tidy } from '../dom/shown-text.ts';
import { baseConfidence, clean, decode, type Candidate } from './candidates.ts';
import type { Marked, PageIndex } from './index-page.ts';
import { fold } from './labels/match-label.ts';
import { paced } from './paced.ts';
import { worded, wordedBy } from '../vocabulary.ts';
import { shownByStyle } from '../dom/visibility.ts';
import { within, type Regions } from './regions.ts';
import { bears, cardOf, leaves, level, nameAbove, nameFromHeadings, plainName, type Known, type Scope } from './unlabelled-name.ts';
import { digitsOf, fits, isPriority, isStatus, isTier, looksLikeName } from './shapes.ts';

const CASE_WORD = worded('case_heading');
const CASE_ID = worded('case_id');
const ID_BEFORE = worded('case_id_before');
const OF_ANOTHER = worded('of_another_case');
const CONTACT_HISTORY = worded('contact_history');
const FULL_DAY = worded('full_day');
const PLAIN_TIER = worded('plain_tier');
const SAVED_AFTER = worded('saved_after');
const LOUD = worded('loud');
const URGENT = worded('urgent');
const LONE_ID = worded('lone_id', '');
const CASE_FIRST = worded('case_first');
const TOLD_CUSTOMER = worded('told_customer');
const SURE_PHONE = worded('sure_phone');
const SCHEME = wordedBy('scheme_');
const TITLE_ID = worded('title_id', '');
const TITLE_NUMBER = worded('title_number');
const GENERAL_TITLE = worded('general_title');
const PAST_COMPLAINT = worded('past_complaint');
const SETTLED = worded('settled');
const PHONE_IN_PROSE = worded('phone_in_prose');
const OF_OTHERS = worded('of_others');
const WHEN = worded('when');

/** The head of a record holds so many elements at most; more are the record, or the page. */
const MOST_BESIDE = 80;

const MAIN_HEADING = worded('main_heading');

/** "Ticket #48213 Card declined abroad" and its like: the number, and what remains. */
const withoutId = (text: string): string => SAVED_AFTER.strip(ID_BEFORE.strip(text)).trim();

/** In the bar of the page, which bears the name of the product. */
const inBar = (element: Element): boolean => level(element) > 1 && [...ancestors(element, 5)].some((at) => tagOf(at) === 'header' && attr(at, 'aria-label') !== '');

function subjectFromHeading(index: PageIndex, scope: Scope, known: Known, title: string, numbers: readonly Node[]): Candidate | null {
  if (known.caseFields === 0) return null;
  const round = new Set(numbers.flatMap((node) => [...ancestors(node, 4)]).filter((at) => !/^(?:body|main|html|tr|tbody|table)$/.test(tagOf(at)) && !elementsWithin(at, '*')[MOST_BESIDE]));
  const beside = (element: Element): boolean => [...ancestors(element, 3)].some((at) => round.has(at));
  const ranked = index.headings.filter(({ element, text }) => level(element) === 1 || MAIN_HEADING.test(namesOf(element)) || (text.length > 7 && title.includes(text)) || beside(element));
  const main = ({ element }: Marked): number => (level(element) === 1 || MAIN_HEADING.test(namesOf(element)) ? 0 : 1);
  ranked.sort((a, b) => main(a) - main(b) || level(a.element) - level(b.element) || a.order - b.order);
  for (const heading of ranked) {
    if (!scope.allows('case_subject', heading.element) || inBar(heading.element)) continue;
    for (const leaf of leaves(heading.element)) {
      const text = withoutId(leaf);
      if (text.length < 5 || CASE_WORD.test(text) || isStatus(text) || looksLikeName(plainName(text)) || known.names.some((name) => text === name || text.startsWith(name))) continue;
      if (digitsOf(text).length * 2 > text.length || GENERAL_TITLE.test(fold(text)) || known.match(text) !== undefined) continue;
      if (!/\p{Script=Han}/u.test(text) && text.split(/\s+/).length < 3) continue;
      return { field: 'case_subject', shown: text, foundBy: 'heading', confidence: baseConfidence('heading'), node: heading.element, order: heading.order };
    }
  }
  return null;
}

/** Elements round the page's main headings: what stands there belongs to the record as a whole. */
function nearHeadings(index: PageIndex, names: readonly string[], others: readonly Node[]): (node: Node, most?: number) => boolean {
  const close = new Map<Node, number>();
  const top = index.headings.some(({ element }) => level(element) === 1) ? undefined : index.headings.find(({ element }) => level(element) <= 3);
  const main = index.headings.filter((heading) => heading === top || level(heading.element) === 1 || names.some((name) => heading.text.includes(name)) || MAIN_HEADING.test(namesOf(heading.element)));
  for (const node of [...main.map(({ element }) => element), ...others]) {
    // What follows the heading at once, where both stand in the page itself.
    const siblings = filled(flatChildren(flatParent(node)!));
    const next = siblings[siblings.indexOf(node) + 1];
    if (next) close.set(next, 1);
    let step = 0;
    for (const at of ancestors(node, 4)) {
      close.set(at, Math.min(close.get(at) ?? 9, step));
      step += 1;
    }
  }
  return (node, most = 6) => {
    let step = 0;
    for (const at of ancestors(node, 5)) {
      if (most < 6 && /^(?:a|button)$/.test(tagOf(at))) return false;
      if (close.has(at) && !/^(?:body|main)$/.test(tagOf(at))) return step + close.get(at)! <= most;
      step += 1;
    }
    return false;
  };
}

/** "T-204418 · opened Nov 19": what comes before the first dot. */
const leadOf = (text: string): string => text.split(/\s*[·・•|]\s*/)[0]!;

/** The newest of the days in a record of contacts, where each names its year. */
function newestContact(index: PageIndex): Marked | null {
  let newest: Marked | null = null;
  for (const hit of index.hits) {
    if (hit.field !== '!others' || !CONTACT_HISTORY.test(fold(hit.label).toLowerCase())) continue;
    const end = index.headings.find(({ order }) => order > hit.order + 1)?.order ?? hit.order + 400;
    for (const mark of [...index.badges, ...index.prose]) {
      const [day] = (mark.order > hit.order && mark.order < end && FULL_DAY.exec(mark.text)) || [];
      if (day && (!newest || digitsOf(day) > digitsOf(newest.text))) newest = { ...mark, text: day };
    }
  }
  return newest;
}

/** `anchors`: where the customer's name or address stands without a label. */
function* facts(index: PageIndex, scope: Scope, known: Known, anchors: readonly Node[], title: string): Generator<void, Candidate[]> {
  const found: Candidate[] = [];
  let texts: { mark: Marked; id: string | undefined }[] = [];
  // A longer text may speak of another case; where it begins with a number, it is its own.
  yield* paced([...index.badges, ...index.headings, ...index.prose.filter(({ text }) => CASE_FIRST.test(text) || (text.length < 50 && !OF_ANOTHER.test(text)))], (mark) => {
    if (mark.text.length > 80 || !/\d{3}/.test(mark.text)) return;
    const [, whole, id = whole] = CASE_ID.exec(mark.text.normalize('NFKC')) ?? [];
    if ((id || LONE_ID.test(leadOf(mark.text))) && scope.allows('case_id', mark.element)) texts.push({ mark, id });
  });
  // A number that the page's title bears too is the page's own.
  const titled = texts.filter(({ id }) => id && title.includes(id));
  if (titled[0]) texts = titled;
  const numbered = texts.filter(({ id }) => id);
  const numbers = new Set(numbered.map(({ id }) => id));
  const lone = numbered.length > 0 ? [] : texts.filter(({ mark }) => leadOf(mark.text) === mark.text);
  const only = new Set(lone.map(({ mark }) => mark.text)).size === 1 ? lone[0] : undefined;
  const called = index.badges.filter(({ text }) => known.names.some((name) => text === name || plainName(text) === name)).slice(0, 20);
  const near = nearHeadings(index, known.names, [...called.map(({ element }) => element), ...(numbers.size === 1 ? numbered.map(({ mark }) => mark.element) : []), ...(only ? [only.mark.element] : []), ...anchors]);
  const aboutCase = known.caseFields > 0 || numbered.length > 0;
  const add = (field: string, shown: string, foundBy: Candidate['foundBy'], mark: Marked, less = 0): void => {
    if (fits(field, shown) && scope.allows(field, mark.element)) found.push({ field, shown, foundBy, confidence: baseConfidence(foundBy) - less, node: mark.element, order: mark.order });
  };
  yield* paced(index.badges, (text) => {
    if (text.text.length > 20 || text.text.length < 2 || !near(text.element, 3)) return;
    if (isTier(text.text) && known.match(text.text) === undefined) add('tier', text.text, 'tag', text, 0.03);
    else if (isStatus(text.text)) add('status', text.text, 'tag', text, 0.03);
    else if (aboutCase && isPriority(text.text) && URGENT.test(text.text)) add('priority', text.text, 'tag', text, 0.03);
  });
  const isOwnTier = (text: string): boolean => isTier(text) && !PLAIN_TIER.test(text) && known.match(text) === undefined;
  const tiers = new Set(index.tags.filter(({ text }) => isOwnTier(text)).map(({ text }) => text));
  const card = tiers.size === 1 ? [...ancestors(cardOf(known) ?? index.badges[0]!.element, 5)].filter((at) => !/^(?:body|html)$/.test(tagOf(at))).at(-1) : undefined;
  for (const tag of index.tags) {
    const close = near(tag.element);
    if (!close && card && isOwnTier(tag.text) && within(tag.element, card)) add('tier', tag.text, 'tag', tag, 0.05);
    if (isPriority(tag.text) && (LOUD.test(tag.text) || (close && (aboutCase || URGENT.test(tag.text))))) add('priority', tag.text, 'tag', tag);
    else if (close && isTier(tag.text) && known.match(tag.text) === undefined) add('tier', tag.text, 'tag', tag);
    else if (close && isStatus(tag.text)) add('status', tag.text, 'tag', tag);
  }
  const [, inTitle] = (aboutCase && TITLE_ID.exec(title)) || [];
  if (inTitle) add('case_id', inTitle, 'title', index.badges[0]!);
  const [, number] = (aboutCase && TITLE_NUMBER.exec(title)) || [];
  const shownToo = number && index.badges.find(({ text }) => text === number);
  if (shownToo) add('case_id', number, 'title', shownToo);
  for (const { mark, id } of texts) {
    if (id && (numbers.size === 1 || near(mark.element))) add('case_id', id, 'heading', mark);
    else if (LONE_ID.test(leadOf(mark.text)) && near(mark.element)) add('case_id', leadOf(mark.text).replace(/^[#＃]\s?/, ''), 'heading', mark, 0.1);
  }
  const phones = new Map<string, Marked>();
  const people = new Map<string, Marked>();
  yield* paced([...index.badges, ...index.prose], (mark) => {
    const { text, element } = mark;
    if (text.length > 400) return;
    const [, told = '', number] = TOLD_CUSTOMER.exec(text) ?? [];
    if (looksLikeName(plainName(told))) people.set(plainName(told), mark);
    if (number) phones.set(number, mark);
    const phone = (!mark.command && near(element, 3) && SURE_PHONE.exec(text)) || PHONE_IN_PROSE.exec(text);
    if (phone && !OF_OTHERS.test(text.slice(Math.max(0, phone.index - 24), phone.index + 4)) && scope.allows('phone', element)) phones.set(phone[1]!, mark);
  });
  if (people.size === 1 && known.names.length === 0) for (const [name, mark] of people) add('customer_name', name, 'prose', mark);
  if (phones.size === 1 && !known.has('phone')) for (const [phone, mark] of phones) add('phone', phone, 'prose', mark);
  const contact = known.has('last_contact') ? null : newestContact(index);
  if (contact && shownByStyle(contact.element)) add('last_contact', contact.text, 'prose', contact);
  for (const text of index.prose)
    if (text.text.length <= 220 && PAST_COMPLAINT.test(text.text) && SETTLED.test(text.text) && WHEN.test(text.text)) add('complaint_history', ofComplaint(text.text), 'prose', text);
  return found;
}

/** Of several sentences, those from the first to the last that speak of a complaint or of how it ended. */
function ofComplaint(text: string): string {
  const sentences = text.split(/(?<=[。！!]|[.;]\s)/);
  const about = sentences.map((one) => PAST_COMPLAINT.test(one));
  return about.some((one) => one) ? sentences.slice(about.indexOf(true), Math.max(about.lastIndexOf(true), sentences.findLastIndex((one) => SETTLED.test(one))) + 1).join('').trim() : text;
}

/** One address or number in the whole region is the customer's; several are somebody's, and then only one that bears the name. */
function fromLinks(index: PageIndex, scope: Scope, regions: Regions, known: Known): Candidate[] {
  const found: Candidate[] = [];
  for (const field of ['email', 'phone']) {
    const values = new Map<string, { readonly value: string; readonly link: Marked }>();
    for (const link of index.links) {
      if (SCHEME(field)?.test(link.text) !== true || !scope.allows(field, link.element)) continue;
      const value = decode(link.text.replace(/^\w+:/, ''));
      const key = field === 'phone' ? digitsOf(value) : value.toLowerCase();
      if (!values.has(key) && fits(field, value) && ![...regions.strangers].some((name) => bears(value, name))) values.set(key, { value, link });
    }
    const all = [...values.values()];
    const own = all.filter(({ value }) => known.names.some((name) => bears(value, name)));
    const chosen = all.length === 1 ? all[0] : own.length === 1 ? own[0] : undefined;
    if (!chosen) continue;
    const { value, link: { element, order } } = chosen;
    const seen = isElement(element) ? tidy(element.textContent ?? '') : '';
    found.push({ field, shown: fits(field, seen) && seen.length <= 40 ? clean(field, seen, [element]).shown : value, foundBy: 'link', confidence: baseConfidence('link') - (all.length > 1 ? 0.1 : 0), node: element, order });
  }
  return found;
}

/** What a page shows of the customer and the case without saying what it is. */
export function* readUnlabelled(index: PageIndex, scope: Scope, regions: Regions, known: Known, title: string): Generator<void, Candidate[]> {
  const found: Candidate[] = [];
  const links = fromLinks(index, scope, regions, known);
  const emails = [...known.emails, ...links.filter(({ field }) => field === 'email').map(({ shown }) => shown)];
  const has = (field: string): boolean => known.has(field) || links.some((link) => link.field === field);
  const name = known.has('customer_name') ? null : ((yield* nameFromHeadings(index, scope, regions, { ...known, emails, has }, title)) ?? (known.personal.length + links.length > 1 ? nameAbove(index, scope, regions, { ...known, personal: [...known.personal, ...links] }) : null));
  if (name) found.push(name);
  const names = name ? [...known.names, name.shown] : known.names;
  const told = yield* facts(index, scope, { ...known, names, has }, [...found, ...links].map(({ node }) => node), title);
  if (!known.has('case_subject')) {
    const subject = subjectFromHeading(index, scope, { ...known, names, caseFields: known.caseFields + told.filter(({ field }) => /^(?:case_|status|priority)/.test(field)).length }, title, told.filter(({ field }) => /^(?:case_id|status|priority)$/.test(field)).map(({ node }) => node));
    if (subject) found.push(subject);
  }
  return [...found, ...links, ...told];
}
