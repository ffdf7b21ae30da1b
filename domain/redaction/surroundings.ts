/** Latin words that may stand right against a number ("tel13800138000"); any other letters make it part of a code. */
const LABEL = /(?:^|[^A-Za-z])(?:id|no|nr|tel|phone|mobile|mob|cell|hp|card|acct|account|ac|passport|num|number|fax|wechat|to|is)$/i;
/** One of several people of a story: 客户A, 甲方B. */
const PARTY = /[户人方者员員家友][A-H]$/;
/** Words that follow a number without a blank ("4111111111111111CVV829"); any other letters make it part of a code. */
const NEXT_LABEL = /^(?:cvv2?|cvc2?|pin|otp|exp(?:iry|ires)?|valid|and|or|is|tel|mobile|email|name|id|card)(?![a-z])/i;
/** Two whole numbers joined by a hyphen; a shorter group makes it a longer number or a code. */
const WHOLE_BEFORE = /(?<![0-9A-Za-z\-‐‑–])\d{11,19}[Xx]?[-‐‑–]$/;
const WHOLE_AFTER = /^[-‐‑–]\d{11,19}[Xx]?(?![0-9A-Za-z\-‐‑–])/;
const CURRENCY_BEFORE = /(?:[¥$€£]|RMB|CNY|NTD|TWD|USD|HKD|人民币|新台幣|金额|金額)\s{0,2}[:为是]?\s{0,2}$/i;
const AMOUNT_AFTER = /^\s?(?:[元圆圓块塊万亿億%]|美元|港元|dollars?|yuan)/i;

/** True where a number may begin: not inside a longer number, a decimal or a code. Han letters may touch it. */
export function beginsClear(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  // "1.138…" is an item of a list; "0.138…" and "12.5138…" are decimals.
  const listed = /(?:^|[^0-9.,])[1-9]\d?\.$/.test(before);
  if (/[0-9]$/.test(before) || (/[0-9][.\-‐‑–]$/.test(before) && !listed && !WHOLE_BEFORE.test(before)) || CURRENCY_BEFORE.test(before)) return false;
  return !/[A-Za-z]$/.test(before) || LABEL.test(before) || PARTY.test(before);
}

/** True where a number may end: no digit, letter, decimals, continued hyphen group or unit of money follows. */
export function endsClear(text: string, end: number): boolean {
  const after = text.slice(end, end + 24);
  if (/^[0-9A-Za-z]/.test(after) && !NEXT_LABEL.test(after)) return false;
  if (/^\.\d{1,2}(?!\d)/.test(after) || (/^[-‐‑–][0-9A-Za-z]/.test(after) && !WHOLE_AFTER.test(after))) return false;
  return !AMOUNT_AFTER.test(after);
}

/** The text right before `start`, for context words. */
export const leading = (text: string, start: number, length = 18): string => text.slice(Math.max(0, start - length), start);

/** Between a context word and its number: "号码是：", "number is", " #". */
export const LINK = '\\s?(?:号码|号|码|no\\.?|nr\\.?|num(?:ber)?s?)?\\s{0,2}(?:[:=#.,]|就是|应该是|是|为|係|改成|变更为|is|was|are)?\\s{0,2}[:=#"“「\'(【\\[]?\\s{0,2}$';

const ORDER_WORD = /(?:订单|訂单|工单|单号|流水|编号|编码|序号|序列|批次|凭证|憑证|交易号|交易序|受理号|受理编|案号|案件|运单|運单|快递|包裹|设备号|串号|错误码|错误代码|型号|版本|合同|时间戳|IMEI|IMSI|order|ticket|case|trace|tracking|ref(?:erence)?|serial|invoice|error|batch|build|version|model|timestamp|transaction)(?:号码|号|码| ?id| ?no\.?| ?number| ?code)?\s{0,2}(?:[:=#.]|是|为|is|was)?\s{0,2}$/i;

/** A number labelled as an order, ticket, device or error number is none of a person's documents. */
export const isLabelledOrder = (text: string, start: number): boolean => ORDER_WORD.test(leading(text, start, 24));

/** A ticket is also filed under the caller's phone (工单：138…): only its number is none. */
export const isNumberedOrder = (text: string, start: number): boolean => isLabelledOrder(text, start) && /(?:号码?|no\.?|number|#|ref|id)\s?[:是为]?\s{0,2}$/i.test(leading(text, start, 24));

/** Staff, pupils, seats and machines are numbered too; a document's number is called 证号, 证件号码, 护照号. */
export const isOtherNumber = (text: string, start: number): boolean => /(?<=\p{Script=Han})(?<![证照件的个话机])号码?\s?[:是为]?\s{0,2}$/u.test(leading(text, start));
