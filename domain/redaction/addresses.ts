import type { Span } from './finding.ts';
import { KNOWN_PLACE } from './places.ts';

/** Han characters of a name; punctuation and figures end it. */
const H = '\\p{Script=Han}';
const ADMIN_SUFFIX = '(?:省|自治区|特别行政区|市|自治州|地区|盟|新区|区|县|旗|镇|乡|街道|里|村)';
/** Forms are filled in with a blank between the parts: 北京市 朝阳区 建国路88号. */
const ADMIN = `(?:(?:${KNOWN_PLACE})(?: ?${H}{0,6}?${ADMIN_SUFFIX}){0,4}|${H}{1,14}?${ADMIN_SUFFIX}(?: ?${H}{1,7}?${ADMIN_SUFFIX}){0,3}) ?`;
/** A road in its own right; 支行 and 路口 after it name a branch or a corner, not a house. */
const ROAD = `${H}{1,10}?(?:大道[东西南北中]?|大街|(?<![线网电走思])路|街|(?<![知渠频頻报味通轨軌])道中?|巷|胡同|弄|(?<![这那哪公家手心城市省区村镇])里|(?<=[一二三四五六七八九十])条|(?<![阶階时地手片])段|(?<![热熱在产產专上下视視])线|公路)(?!支行|分行|营业|營业|网点)`;
/** A gate, counter, line or document with a number is no house. */
const NO_HOUSE = '(?!线|窗|柜|櫃|门(?![0-9])|方案|文件|通知|公告|令)';
const COMMUNITY = `${H}{1,12}?(?:小区|社区|花园|公寓|大厦|大廈|广场|广場|家园|苑|新村|村|庄|城|湾|灣|园|中心|国际|宿舍|大院)`;
const NUMBER = `(?:第?[0-9]+(?:-[0-9]+)?(?:甲|乙)?|第?[一二三四五六七八九十百]+|甲[0-9]+|[A-Za-z][0-9]*)`;
const UNIT = '(?:号楼|号院|号|弄|巷|幢|栋|座|单元|楼|层|室|房|户|组|队|隊|鄰|邻|段|门(?=[0-9])|之[0-9]+|[Ff](?![A-Za-z0-9]))';
const SECTIONS = `(?: ?[一二三四五六七八九十0-9]+ ?[段路])?(?: ?${NUMBER} ?巷)?(?: ?${NUMBER} ?弄)?`;
const REST = `(?: ?之 ?[0-9一二三四五六七八九十]+|附[0-9]+号|[-‐–][0-9A-Za-z]+(?:室|房|号)?|(?:[东西南北中](?:门|楼|座|区))| ?B[1-9]F?(?![0-9A-Za-z])|地[下库庫](?:室|[0-9一二三]+[层楼])?(?![0-9一二三停车車通道铁鐵])|,? ?(?:${COMMUNITY} ?)?${NUMBER} ?${UNIT}${NO_HOUSE}|(?:[0-9]{2,4}|(?<=单元|栋|幢|座|楼|门) ?[0-9]{2,4}[A-Za-z]?)(?![0-9A-Za-z年月日号元%.:/-]))*`;
const HOUSE = `(?:(?:${ROAD})(?:${ROAD})?${SECTIONS}(?:与${ROAD})?(?: ?${NUMBER} ?${UNIT}${NO_HOUSE}))`;
const BLOCK = `(?:${COMMUNITY}(?:${NUMBER}区)?${NUMBER}(?:号楼|号院|栋|幢|座|单元|室))`;
const VILLAGE = `(?:${H}{0,6}?(?:村|庄|屯|寨|组)?(?:${NUMBER}(?:组|队|隊|社|鄰))?${NUMBER}号${NO_HOUSE}(?!楼上|门|院线|台|店))`;
/** A village is one of a town or district: 这里3号, 我们村5号 are days. */
const VILLAGE_OF = `(?:(?:${KNOWN_PLACE})(?:${H}{0,8}?${ADMIN_SUFFIX}){0,3}|${H}{1,14}?(?:市|区|县|旗|镇|乡|街道)(?:${H}{1,7}?${ADMIN_SUFFIX}){0,2})${H}{1,8}?(?:村|(?<![这那哪公家手心城市省])里|镇|乡)`;
/** Where somebody lives needs no district; a branch's address is public. */
const HOME = '(?<=住在|(?<!入)住(?![在址])|(?:住址|(?<![行点司构構店厅廳处處心])地址)(?:[:是为在]|就是|(?![:是为在就改变])))';
const ADDRESS = new RegExp(`(?:${ADMIN})(?:${HOUSE}|${BLOCK})${REST}|${VILLAGE_OF}${VILLAGE}${REST}|${HOME}(?:${HOUSE}|${BLOCK}|${H}{2,6}?(?<![这那哪我你他她们們])村${NUMBER}号)${REST}`, 'gu');

/** An address ends with its sentence. Speech recognition writes none: then the search goes on by windows, which bound its cost. */
const SENTENCE = /[^。;!?\n]+/gu;
const WINDOW = 300;
/** What begins behind this place of a window is left to the next one, which sees all of it. */
const STEP = 200;
const HOUSE_NUMBER = new RegExp(`${NUMBER} ?${UNIT}`, 'u');

/** Words that stand before an address without belonging to it; the last one before the district counts. */
const LEAD = new RegExp(
  `^.*(?:住在|家住|现住|居住在?|住址|地址|户籍|籍贯|寄到|寄至|寄往|寄给|邮寄|郵寄|寄送|送到|送至|位于|位於|搬到|搬去|搬至|改成|改为|变更为|更新为|登记为|登记的|填的|填写|写的|留的|填|家在|老家|先生|女士|小姐|客户|收件|快递到|到|在|是|为|于|於|住|址|寄|给|的|从|由|和|、)(?=${H}{2,})`,
  'u',
);

const STREET = "(?:No\\.? ?)?[0-9]{1,5}[A-Za-z]?(?:[-/][0-9]{1,4})?,? (?:[A-Z][A-Za-z']{0,20} ){1,4}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Drive|Court)(?![a-z])\\.?(?: (?:East|West|North|South|Central)(?![a-z]))?";
const PART = '(?:[Ff]lat|[Aa]pt\\.?|[Aa]partment|[Uu]nit|[Ss]uite|[Rr]oom|[Rr]m\\.?|[Bb]uilding|[Bb]ldg\\.?|[Bb]lock|[Tt]ower|[Ff]loor) ?(?:[0-9][0-9A-Za-z-]{0,5}|[A-Z](?![A-Za-z]))|[0-9]{1,3}[-/]?F(?![A-Za-z])|[0-9]+(?:st|nd|rd|th) Floor';
const BEFORE = `(?:(?:${PART}),? ?){0,4}`;
const FLAT = `(?:,? ?(?:${PART}))`;
const DISTRICTS = "(?:, ?(?:Sec(?:tion|\\.)? ?[0-9]|[A-Z][A-Za-z' -]+?(?: District| Dist\\.?| City| Province| County)?(?=[,.;\\n]|$| and| is)))";
/** A street in its district, where somebody is said to live, or with a flat: a branch's is public. */
const ENGLISH = new RegExp(`(?<![0-9A-Za-z])${BEFORE}${STREET}(?:${DISTRICTS}{1,4}|${FLAT}{1,3})|(?<=\\b(?:[Ll]iv(?:es?|ing)|[Rr]esid(?:es?|ing)|[Ss]tay(?:s|ing)?)(?: at| in)? |(?<!\\b(?:[Bb]ranch|ATM|[Oo]ffice|[Bb]ank) )[Aa]ddress(?: is| was|:)? |[Hh]ome: ?)${STREET}`, 'g');

/** 这里 and 家里 name no district. */
const DISTRICT = new RegExp(`(?<=.)${ADMIN_SUFFIX}(?<![这那哪家]里)`, 'u');

/** Where the address itself begins within an over-long match. */
function trimmedStart(matched: string): number {
  const known = new RegExp(`(?:${KNOWN_PLACE})`, 'u').exec(matched);
  if (known && known.index < matched.length - 6) {
    const head = matched.slice(0, known.index);
    if (head === '' || !new RegExp(`${ADMIN_SUFFIX}$`, 'u').test(head)) return known.index;
  }
  const district = DISTRICT.exec(matched);
  const head = district ? matched.slice(0, district.index) : '';
  const lead = LEAD.exec(head);
  return lead && head.length - lead[0].length >= 2 ? lead[0].length : 0;
}

/** Postal addresses down to a house: district, road or community, number. A district, road or branch alone is none. */
export function findAddresses(text: string): Span[] {
  const found: Span[] = [];
  for (const sentence of text.matchAll(SENTENCE)) {
    for (let from = 0, taken = 0; from < sentence[0].length; from += STEP) {
      const last = from + WINDOW >= sentence[0].length;
      const window = sentence[0].slice(from, from + WINDOW);
      if (HOUSE_NUMBER.test(window)) {
        for (const match of window.matchAll(ADDRESS)) {
          const start = from + match.index + trimmedStart(match[0]);
          if (start < taken || (!last && start >= from + STEP)) continue;
          taken = from + match.index + match[0].trimEnd().length;
          found.push({ type: 'address', start: sentence.index + start, end: sentence.index + taken });
        }
      }
      if (last) break;
    }
  }
  for (const match of text.matchAll(ENGLISH)) found.push({ type: 'address', start: match.index, end: match.index + match[0].length });
  return found;
}
