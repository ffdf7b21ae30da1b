import { describe, expect, it } from 'vitest';
import { buildIndex, type SearchRecord } from '../../../scripts-library/search/search-index.ts';
import { createSearcher } from '../../../scripts-library/search/search.ts';
import { excerptOf, marksOf, otherWordFor } from '../../../scripts-library/search/marks.ts';
import { createNearWords } from '../../../scripts-library/search/near-words.ts';
import { readSyllables } from '../../../scripts-library/search/pinyin.ts';

const record = (id: string, title: string, over: Partial<SearchRecord> = {}): SearchRecord => ({ id, title, body: '', tags: [], aliases: [], type: 'script', stage: 'handle', product: '', ...over });

const LIBRARY = [
  record('loss', '信用卡挂失办理', { body: '先停用卡片，再说明挂失种类和有效期。', tags: ['挂失'], aliases: ['卡丢了'] }),
  record('complaint', '受理投诉', { body: '感谢您告诉我们，我现在登记，编号马上给您。', tags: ['投诉'] }),
  record('bill', '账单还款方式', { body: '账单日之后可以通过手机银行还款。', tags: ['还款'], aliases: ['手机银行'] }),
  record('wealth', '理财产品风险提示', { body: '理财非存款，产品有风险。', product: 'wealth', type: 'disclosure' }),
  record('transfer', '转账已扣款未到账', { body: '款项已经扣账，正在等对方银行确认。', tags: ['转账'] }),
  record('verify', 'Identity verification', { body: 'Tell the customer why the data is asked.', tags: ['verification'] }),
];
const searcher = createSearcher(LIBRARY, buildIndex(LIBRARY));
const first = (query: string): string | undefined => searcher.search(query)[0]?.record.id;

describe('what agents type in a hurry', () => {
  it.each([
    ['the words themselves', '挂失', 'loss'],
    ['scattered keywords in any order', '办理 信用卡', 'loss'],
    ['full pinyin', 'tousu', 'complaint'],
    ['initials', 'zdhk', 'bill'],
    ['Han and letters mixed', '理财fx', 'wealth'],
    ['a homophone from the input method', '头诉', 'complaint'],
    ['a sound southern speakers do not tell apart', 'zuanzang', 'transfer'],
    ['traditional for simplified', '轉帳未到賬', 'transfer'],
    ['a character too few', '信用挂失', 'loss'],
    ['a slip in English', 'verfication', 'verify'],
    ['another word for it', '丢卡', 'loss'],
    ['what only the body says', '有效期', 'loss'],
    ['two letters changed about, too short for a run of three', 'verifciation', 'verify'],
    ['a slip in pinyin', 'tuosu', 'complaint'],
    ['a syllable and a beginning', 'tous', 'complaint'],
    ['initials of a character read two ways', 'sjyh', 'bill'],
    ['keywords in one run that stand apart', '账单方式', 'bill'],
    ['syllables with a space between them', 'tou su', 'complaint'],
    ['a character that was left out', '转账未账', 'transfer'],
  ])('%s', (_what, query, wanted) => expect(first(query)).toBe(wanted));

  it('reads otherwise what no record has in one piece, though one has all its pairs', () => {
    const apart = [record('sue', '提到律师', { aliases: ['我要找律师', '要告你们'] }), record('other', '我要补卡')];
    expect(createSearcher(apart, buildIndex(apart)).search('我要告你们')[0]?.record.id).toBe('sue');
  });
  it('lets a rare word count for more than one that every record has', () => {
    const many = [...Array.from({ length: 30 }, (_one, at) => record(`c${at}`, `客户提出的第${at}种要求`)), record('abuse', '接住情绪', { aliases: ['骂人', '发火'] })];
    expect(createSearcher(many, buildIndex(many)).search('客户骂人')[0]?.record.id).toBe('abuse');
  });
  it('takes a phrase for one thing', () => {
    const english = [record('bin', 'Lost property at the branch'), record('stop', 'Report the loss of a card', { aliases: ['lost or stolen'] }), record('new', 'Card design')];
    expect(createSearcher(english, buildIndex(english)).search('card lost')[0]?.record.id).toBe('stop');
  });
  it('finds a single character that only a body has', () => expect(first('期')).toBe('loss'));
  it('finds nothing rather than anything', () => expect(searcher.search('外星人')).toEqual([]));
  it('is not broken by an empty or a strange query', () => {
    for (const query of ['', ' ', '：', 'type:', '((', '\u0000', 'a'.repeat(5_000), '卡'.repeat(5_000)]) expect(() => searcher.search(query)).not.toThrow();
  });
  it('answers alike when asked again: nothing of a query stays', () => expect(searcher.search('挂失')).toEqual(searcher.search('挂失')));
});

describe('filters and ranking', () => {
  it('keeps to the field that is named', () => expect(searcher.search('type:disclosure 风险').map((one) => one.record.id)).toEqual(['wealth']));
  it('takes a value in quotes, spaces and all', () => {
    const tagged = [record('a', 'Ring back', { tags: ['call back'] }), record('b', 'Ring off', { tags: ['call'] })];
    expect(createSearcher(tagged, buildIndex(tagged)).search('tag:"call back" ring').map((one) => one.record.id)).toEqual(['a']);
  });
  it('lists what a filter alone names', () => expect(searcher.search('product:wealth').map((one) => one.record.id)).toEqual(['wealth']));
  it('lets the call decide between equal matches, not against a better one', () => {
    const twins = [record('a', '手续费说明'), record('b', '手续费说明')];
    const search = createSearcher(twins, buildIndex(twins));
    expect(search.search('手续费', { context: (one) => (one.id === 'b' ? 1 : 0) })[0]?.record.id).toBe('b');
    expect(searcher.search('投诉', { context: (one) => (one.id === 'bill' ? 1 : 0) })[0]?.record.id).toBe('complaint');
  });
});

describe('what is shown of a hit', () => {
  it('marks the words where they stand', () => expect(marksOf('挂失', '信用卡挂失办理')).toEqual([[3, 5]]));
  it('marks what was typed by sound', () => expect(marksOf('tousu', '受理投诉')).toEqual([[2, 4]]));
  it('marks through folding: traditional text keeps its own offsets', () => expect(marksOf('转账', '跨行轉帳說明')).toEqual([[2, 4]]));
  it('names the other word that was found where the title does not say it', () => {
    expect(otherWordFor('jiandao', '信用卡挂失办理', ['补卡', '别人捡到卡'])).toEqual({ text: '别人捡到卡', marks: [[2, 4]] });
    expect(otherWordFor('挂失', '信用卡挂失办理', ['挂失'])).toBeNull();
    expect(otherWordFor('有效期', '信用卡挂失办理', ['补卡'])).toBeNull();
  });
  it('cuts the body around the first mark and moves the marks along', () => {
    const { text, marks } = excerptOf('有效期', `${'一'.repeat(40)}说明挂失种类和有效期。`);
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['有效期']);
    expect(text.startsWith('…')).toBe(true);
  });
  it('says what was near when nothing is found', () => expect(createNearWords(LIBRARY)('挂号')).toContain('挂失'));
});

describe('letters read as syllables', () => {
  it('reads the fewest syllables first and a beginning at the end', () => {
    const typed = (letters: string) => readSyllables(letters).map((reading) => reading.map(({ sound, letter }) => (sound > 0 ? 'syllable' : String.fromCharCode(letter))).join(' '));
    expect(typed('tousu')[0]).toBe('syllable syllable');
    expect(typed('tous')[0]).toBe('syllable s');
    expect(typed('guash')[0]).toBe('syllable s');
    expect(typed('zdhk')).toEqual(['z d h k']);
    expect(typed('uuu')).toEqual([]);
  });
});
