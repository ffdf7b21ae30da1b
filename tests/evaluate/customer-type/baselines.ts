import { CUSTOMER_TYPES, type CustomerTypeOrUnknown } from '../../../domain/customer-type.ts';
import type { CorpusRow } from '../../../scripts-library/customer-type/corpus-row.ts';

/** The lexical cues a first attempt would list (customer-type rules 2.2), counted. */
const KEYWORDS: Readonly<Record<(typeof CUSTOMER_TYPES)[number], readonly string[]>> = {
  rational: ['怎么算', '还是按', '口径', '依据', '条款', '差额', '流水', '顺延', '对得上', '分别', '試算', '差額', '對帳', '順延', '依據', 'break down', 'clause', 'effective', 'account for', 'cut-off', 'penalty', 'in writing', 'which'],
  emotional: ['寒心', '委屈', '揪心', '心慌', '吓', '睡不着', '没当回事', '攒了一辈子', '一个人', '拜托', '失望', '無助', '嚇到', '心碎', '有感情', '抖', 'let down', 'embarrassed', 'tears', 'humiliated', 'believed me', "can't sleep"],
  impatient: ['到底', '就说能不能', '别跟我', '直接', '赶紧', '又', '催', '换人', '转主管', '截止', '登机', '講重點', '直接幫我', '今天一定', '處理中', 'can you or not', 'third call', 'put me through', 'now', 'skip', 'still waiting'],
  silent: ['嗯', '哦', '随便', '都行', '你看着办', '再说吧', '说不好', '没什么', '喔', '都可以', '你們決定', '不太會講', '先這樣', 'ok', 'i guess', 'not sure', 'you decide', 'rather not say'],
};

export function byKeywords(row: CorpusRow): CustomerTypeOrUnknown {
  const text = row.turns.join(' ').toLowerCase();
  const hits = CUSTOMER_TYPES.map((type) => ({ type, n: KEYWORDS[type].filter((word) => text.includes(word)).length })).sort((a, b) => b.n - a.n);
  const [first, second] = hits;
  return first === undefined || first.n === 0 || first.n === second?.n ? 'unknown' : first.type;
}

/** Characters (Chinese) or words (English) of the mean turn, cut where rules 2.2 cut them. */
export function byLength(row: CorpusRow): CustomerTypeOrUnknown {
  const sizes = row.turns.map((turn) => (row.lang === 'en' ? turn.split(/\s+/u).length * 2 : [...turn].length));
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  if (mean <= 7) return sizes.length >= 2 ? 'silent' : 'unknown';
  if (mean <= 20) return 'impatient';
  return mean <= 40 ? 'emotional' : 'rational';
}
