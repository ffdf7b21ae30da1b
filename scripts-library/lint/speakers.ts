import type { LintKind } from './finding.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Who speaks in the bank's name: from here on the note records what the agent did or said. */
const AGENT_ZH = '(?:[,;。!?]|^)\\s?(?:但|并|且|同时|后|随后|经)?(?:我(?!的|家|不|要|是|想|爸|妈)(?:方|行|司|部|处|已|向|告知|回复|解释|答复|安抚|记录|登记|跟|给|帮|为|对|说|承诺)?|已|坐席|座席|客服|专员|理专|经理|本人|本席|柜员|经办|我行|本行|告知|答复|回复|解释|安抚|说明|答应|承诺|建议|提示|提醒|请客户|请其|引导|跟客户|向客户|对客户|给客户|为客户)';
const REPORT_ZH =
  '(?:客户|客|来电人|来电者|对方|其|持卡人|用户|该客|投诉人|申诉人|申请人|家属|女儿|儿子|配偶|母亲|父亲|老人|老伴|先生|女士|小姐|阿姨|骗子|自称[^,。;]{1,8}者?|陌生人|网友|他|她|据其|店员|中介|诈骗分子|嫌疑人)(?:来电|于[^,。;]{1,10}|本人|当场|一直|多次|反复|在电话里|情绪[^,。;]{1,4})?(?:,)?(?:称|说|复述|表示|反映|反应|要求|认为|觉得|自认为|认定|声称|宣称|坚称|主张|质疑|质问|追问|询问|问|投诉|抱怨|威胁|扬言|提出|提到|转述|强调|担心|怀疑|骂|回应|描述|指|指称|指出|陈述|希望|以为|听说|误以为|自述|口述|自称|说道|喊|吼|诉求|让客户|叫客户|叫她|叫他|诱导|承诺(?=客户|其|给客户))(?::)?';
const REPORT_EN =
  "\\b(?:customer|client|caller|cust|cx|cl|ch|mbr|cardholder|account holder|complainant|he|she|they|daughter|son|husband|wife|mother|father|scammer|fraudster|caller's \\w+|mr\\.? \\w+|mrs\\.? \\w+|ms\\.? \\w+)(?: \\w+ly| also| then| has| had| was| is)? (?:says?|said|states?|stated|claims?|claimed|claiming|reports?|reported|asks?|asked|asking|demands?|demanded|demanding|thinks?|thought|feels?|felt|believes?|believed|complain(?:s|ed|ing)?|threaten(?:s|ed|ing)?|alleges?|alleged|insists?|insisted|mention(?:s|ed)|told (?:me|us|her|him|the customer)|was told(?: by [a-z ]{2,20}?)?|called (?:me|us|the agent)|wants?|wanted|shouted|yelled|quoted|describes?|described|advises?|advised|explained|repeated|understood|expects?|expected|worried)\\b";
const AGENT_EN = "(?:[.;]|, (?:and |but |so )?(?:I|we|agent|adviser|staff|told|advised|explained|informed|reassured|logged|apologised|confirmed|promised)\\b|\\. |\\b(?:I|we|agent) (?:told|advised|explained|said|assured|promised|informed|replied|confirmed)\\b)";

/** A product's own name is no claim: 保本型结构性存款. */
const PRODUCT_NAME = /(?:保本型|保本浮动收益型?|非保本(?:浮动收益型?)?|保證型|保证型)(?:的)?(?:结构性存款|理财产品|理财|产品|保单|商品|基金)?|capital[- ]protected (?:structured )?(?:note|deposit)s?|principal[- ]protected (?:note|deposit)s?|guaranteed (?:certificate|asset protection|minimum death benefit|cash value table)|money[- ]back guarantee form/giu;
/** 《…》 and the name of a document are quoted, not said. */
const TITLE = /《[^》]{1,40}》/gu;

function until(text: string, start: number, stop: RegExp): number {
  stop.lastIndex = start;
  const match = stop.exec(text);
  return match ? match.index : text.length;
}

/**
 * Stretches of a normalised text that are not the bank's own words: in a note what others said, everywhere defined product
 * names and titles. Findings inside them are no findings.
 */
export function foreignStretches(text: string, kind: LintKind): Stretch[] {
  const found: Stretch[] = [];
  for (const pattern of [PRODUCT_NAME, TITLE]) for (const match of text.matchAll(pattern)) found.push({ start: match.index, end: match.index + match[0].length });
  if (kind !== 'note') return found;
  for (const match of text.matchAll(new RegExp(REPORT_ZH, 'gu'))) {
    const start = match.index + match[0].length;
    const quote = /^["“「『]/.test(text.slice(start, start + 1)) ? until(text, start + 1, /["”」』]/g) + 1 : 0;
    found.push({ start, end: Math.max(quote, until(text, start, new RegExp(`[。;!?\\n]|${AGENT_ZH}`, 'gu'))) });
  }
  for (const match of text.matchAll(new RegExp(REPORT_EN, 'giu'))) {
    const start = match.index + match[0].length;
    const rest = text.slice(start, start + 14);
    const quote = /^[^"“]{0,12}["“]/.test(rest) ? until(text, start + rest.search(/["“]/) + 1, /["”]/g) + 1 : 0;
    found.push({ start, end: Math.max(quote, until(text, start, new RegExp(AGENT_EN, 'gi'))) });
  }
  return found;
}
