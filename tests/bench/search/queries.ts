import { pinyin } from 'pinyin-pro';
import * as OpenCC from 'opencc-js';
import type { SearchRecord } from '../../../scripts-library/search/search-index.ts';
import type { JudgedQuery } from './judged.ts';
import { PRODUCTS, seeded, SITUATIONS, TOPICS } from './corpus.ts';

export const CLASSES = ['exact', 'scattered', 'slip', 'pinyin', 'initials', 'mixed', 'homophone', 'traditional', 'synonym', 'keyword-product', 'short-slip', 'situation'] as const;

/** Everyday other words for the matters; the product's own synonym file is not looked at here. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  挂失: '丢卡', 盗刷: '未授权', 手续费: '收费', 到账: '没收到', 逾期: '欠款', 提前结清: '提前还款', 销户: '注销', 密码: 'password', 冻结: '止付', 投诉: '申诉', 征信: '信用记录', 验证码: '动态码', 继承: '过世', 亏损: '净值下跌',
};

const letters = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true });

/** Homophones that input methods offer first. */
const SAME_SOUND: Readonly<Record<string, string>> = { 挂: '瓜', 失: '施', 盗: '到', 刷: '耍', 费: '废', 限: '现', 额: '鹅', 账: '帐', 还: '环', 款: '宽', 利: '力', 率: '律', 密: '蜜', 码: '马', 积: '机', 分: '份', 单: '丹', 期: '七', 测: '策', 评: '平', 赎: '熟', 回: '会', 冻: '动', 结: '节', 投: '头', 诉: '素', 征: '正', 信: '芯', 继: '记', 承: '成', 代: '带', 扣: '口', 实: '石', 名: '明', 销: '消', 户: '护', 开: '揩', 到: '道', 逾: '愈', 退: '腿' };

const byRule: Record<(typeof CLASSES)[number], (topic: readonly string[], product: string, situation: string, random: () => number) => string | null> = {
  exact: (topic, product) => `${product}${topic[0]}`,
  scattered: (topic, product) => `${topic[1]} ${product} ${topic[0]}`,
  slip: (topic, product, _s, random) => slip(`${product}${topic[0]}`, random),
  pinyin: (topic, product) => letters(product + topic[0]).join(''),
  initials: (topic, product) => letters(product + topic[0]).map((syllable) => syllable[0]).join(''),
  mixed: (topic, product) => `${product}${letters(topic[0]!).map((syllable) => syllable[0]).join('')}`,
  homophone: (topic, product) => (([...topic[0]!].some((c) => SAME_SOUND[c])) ? `${product}${[...topic[0]!].map((c) => SAME_SOUND[c] ?? c).join('')}` : null),
  traditional: (topic, product) => toTraditional(`${product}${topic[0]}`),
  synonym: (topic, product) => (OTHER_WORDS[topic[0]!] ? `${product} ${OTHER_WORDS[topic[0]!]}` : null),
  'keyword-product': (topic, product) => `${topic[0]} ${product}`,
  'short-slip': (topic, product) => (topic[0]!.length === 2 ? `${product.slice(0, 2)} ${topic[0]![0]}${SAME_SOUND[topic[0]![1]!] ?? topic[0]![1]}` : null),
  situation: (topic, product, situation) => `${situation}${topic[0]} ${product}`,
};

const toTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' });

/** One character gone, doubled or replaced, never the first. */
function slip(text: string, random: () => number): string {
  const letter = [...text];
  const at = 1 + Math.floor(random() * (letter.length - 1));
  const kind = Math.floor(random() * 3);
  if (kind === 0) letter.splice(at, 1);
  else if (kind === 1) letter.splice(at, 0, letter[at]!);
  else letter[at] = '的';
  return letter.join('');
}

/** Judged queries over the corpus, as many of each class; relevant are the records of that product and matter (and situation, where it is asked for). */
export function makeQueries(records: readonly SearchRecord[], count: number, seed = 7): readonly JudgedQuery[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const byKey = Map.groupBy(records, (record) => `${record.product}/${record.tags[0]}`);
  const queries: JudgedQuery[] = [];
  for (let turn = 0; queries.length < count; turn += 1) {
    const kind = CLASSES[turn % CLASSES.length]!;
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const topic = pick(TOPICS);
      const product = pick(PRODUCTS);
      const situation = pick(SITUATIONS);
      const q = byRule[kind](topic, product, situation, random);
      const same = byKey.get(`${product}/${topic[0]}`) ?? [];
      const fitting = kind === 'situation' ? same.filter((record) => record.tags[1] === situation) : kind === 'short-slip' ? records.filter((record) => record.product.includes(product.slice(0, 2)) && record.tags[0] === topic[0]) : same;
      if (q === null || fitting.length === 0) continue;
      queries.push({ q, class: kind, relevant: fitting.map((record) => record.id) });
      break;
    }
  }
  return queries;
}
