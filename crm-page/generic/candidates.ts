import type { FoundBy } from '../../domain/customer-record.ts';
import { flatChildren, isElement, tagOf } from '../dom/nodes.ts';
import { shownText } from '../dom/shown-text.ts';
import type { Hit } from './index-page.ts';
import { fold } from './labels/match-label.ts';
import type { Found } from './pair.ts';
import { DATE, digitsOf, fits, isEmptyValue, isMasked } from './shapes.ts';
import words from './labels/words.json';

/** One value that one place of the page offers for one field. */
export interface Candidate {
  readonly field: string;
  readonly shown: string;
  readonly label?: string;
  readonly foundBy: FoundBy;
  readonly confidence: number;
  readonly node: Node;
  readonly order: number;
}

const BASE: Readonly<Record<FoundBy, number>> = {
  declared: 1, mapping: 0.99, adapter: 0.98, 'label-for': 0.95, table: 0.94, 'definition-list': 0.94, 'label-row': 0.92,
  'one-text': 0.91, above: 0.85, heading: 0.7, title: 0.5, tag: 0.66, link: 0.7, prose: 0.55,
};

/** Labels that rank below the plain one of their field, and bare words that any part of a page could carry. */
const LESSER: Readonly<Record<string, RegExp>> = {
  phone: /座机|固定|固话|市话|办公|公司|单位|住宅|住家|家庭|备用|其他|第二|[2二]$|home|work|office|business|other|alternat|secondary|landline|evening|daytime|call ?back|回拨|回电|回呼/i,
  address: /单位|公司|工作|办公|户籍|户口|注册|work|office|business|shipping|delivery|legal|registered/i,
  owner_agent: /处理|受理|经办|承办|跟进|指派|分派|分配|派单|assign|handler|handled|agent|created/i,
  customer_name: /^(?:客户|用户|会员|联系人|联络人|customer|client|contact|caller|member|name|名称|客户名称|from|user|person|account name|户名|账户名称?|账户持有人|account holder|持卡人)$/i,
  account_number: /贷款|证券|还款|扣款|绑定|loan|mortgage|linked/i,
  birthday: /born|birth$/i,
  email: /备用|工作|公司|work|alternat|other|business/i,
  case_subject: /来电|原因|reason|name|re$|摘要|summary|topic|事项|title/i,
  case_description: /客户反映|details|summary|摘要/i,
  case_type: /^(?:type|category|类型|类别|分类|kind|nature)$|record/i,
  status: /^(?:state|stage|progress|进度)$|reason|会话|conversation|call|通话|contact/i,
  product: /咨询|涉及|投诉|问题|affected|related|line/i,
  tier: /^(?:level|等级|级别|grade|class|category|segment)$|type|category|类型|分类|account|support|信用/i,
  risk_rating: /credit|信用|aml|kyc|^risk$|^风险$|category/i,
  last_contact: /activity|跟进/i,
  case_id: /^(?:工单|单号|case|ticket|ref|reference)$|受理|流水|业务|申请|tracking|interaction|call|conversation|会话|来电|话务/i,
  id_number: /^id$|document|护照|passport/i,
  branch: /经办|受理|booking|服务/i,
};
/** Labels that name their subject fully outrank bare ones: 客户姓名 above 姓名, Case Number above Number. */
const FULL = /^(?:客户|会员|用户|工单|案件|投诉|customer|client|contact|case|ticket|caller|full)\s?\S/i;

const HONORIFIC = new RegExp(`^(.{1,20}?)\\s*(?:（|\\()?(${words.nickname_words})(?:）|\\))?$`);
const TITLE = /^(mr|mrs|ms|miss|dr|mx)\.?\s+(?=\p{L})/iu;

/** A date and, where it follows at once, a time. */
export const DATE_TIME = new RegExp(`${DATE.source}(?:[\\sT,，]*(?:上午|下午)?\\s*\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s*[ap]m)?)?`, 'i');

export interface Cleaned {
  readonly shown: string;
  readonly honorific?: string;
}

/** The part of a found text that is the value: titles off names, remarks off mail addresses, the dialled number of a `tel:` link. */
export function clean(field: string, text: string, nodes: readonly Node[]): Cleaned {
  const shown = text.replace(/^[\s:：]+|[\s]+$/g, '');
  if (field === 'customer_name') {
    const suffix = HONORIFIC.exec(shown);
    if (suffix) return { shown: suffix[1]!.trim(), honorific: suffix[2]! };
    const prefix = TITLE.exec(shown);
    return prefix ? { shown: shown.slice(prefix[0].length), honorific: prefix[1]! } : { shown };
  }
  if (field === 'email') return { shown: /[^\s@<>(),;:：]+@[^\s@<>(),;]+\.[^\s@<>(),;.]{2,}/.exec(shown)?.[0] ?? shown };
  if (field === 'phone') return { shown: dialled(shown, nodes) ?? onePhone(shown) };
  return { shown };
}

/** The number of a `tel:` link within, where the page shows it reformatted; a masked number stays as shown. */
function dialled(shown: string, nodes: readonly Node[]): string | null {
  if (isMasked(shown)) return null;
  const find = (node: Node, depth: number): string | null => {
    if (!isElement(node) || depth > 8) return null;
    if (tagOf(node) === 'a') {
      const href = node.getAttribute('href') ?? '';
      if (/^tel:/i.test(href)) return decode(href.slice(4));
    }
    for (const child of flatChildren(node)) {
      const found = find(child, depth + 1);
      if (found) return found;
    }
    return null;
  };
  for (const node of nodes) {
    const number = find(node, 0);
    if (!number) continue;
    const [a, b] = [digitsOf(number), digitsOf(shown)];
    return a === b || b === '' || a.endsWith(b) || b.endsWith(a) ? (a.length > b.length && b !== '' ? number : null) : number;
  }
  return null;
}

export const decode = (text: string): string => {
  try {
    return decodeURIComponent(text).replace(/[?;].*$/, '');
  } catch {
    return text;
  }
};

/** The first of several numbers in one cell. */
const onePhone = (text: string): string => {
  const parts = text.split(/\s*[,，;；、|]\s*|\s+\/\s+|\s{2,}/).filter((part) => digitsOf(part).length >= 7 || isMasked(part));
  const chosen = parts.length > 1 ? parts[0]! : text;
  return chosen.replace(/^\D{0,12}?[:：]\s*/, '').replace(/\s*(?:复制|複製|拨打|撥打|呼叫|外呼|copy|call|dial|已验证|verified|查看|显示|完整号码|show|reveal|view)\s*$/i, '').trim();
};

export function confidenceOf(hit: Hit, found: Found): number {
  const label = fold(hit.label.replace(/[\s*:：]+/g, ' ').trim());
  let confidence = BASE[found.foundBy];
  if (LESSER[hit.field]?.test(label)) confidence -= 0.12;
  else if (FULL.test(label)) confidence += 0.02;
  if (hit.quoted) confidence -= 0.3;
  return confidence;
}

export const baseConfidence = (foundBy: FoundBy): number => BASE[foundBy];

/** For a date field whose own text holds no date: the one date of the same entry ("2026/11/19 10:05 — 最近联系：电话呼入"). */
export function dateBeside(parents: readonly Element[]): string | null {
  for (const parent of parents) {
    const text = shownText(parent, { limit: 400 });
    const found = DATE_TIME.exec(text);
    if (found) return DATE.exec(text.slice(found.index + found[0].length)) ? null : found[0];
  }
  return null;
}

export const acceptable = (field: string, shown: string): boolean => !isEmptyValue(shown) && !/^[/>›»|·]/.test(shown) && fits(field, shown);
