import { beforeAll, describe, expect, test } from 'vitest';
import { createScenarioTracker, inferScenario, loadScenarioModel, type ScenarioInput, type ScenarioModel } from '../../../scripts-library/scenario/index.ts';

let model: ScenarioModel;
beforeAll(async () => { model = await loadScenarioModel(); });

const infer = (turns: readonly string[], record: ScenarioInput['record'] = {}, locale: ScenarioInput['locale'] = 'zh-CN') => inferScenario({ locale, record, turns }, model);
const first = (...args: Parameters<typeof infer>) => infer(...args)[0]!.scenario;

describe('what the call is about', () => {
  test('all scenarios, by falling probability, summing to one', () => {
    const guesses = infer(['我的卡丢了，先帮我停掉']);
    expect(guesses).toHaveLength(54);
    expect(guesses.reduce((sum, guess) => sum + guess.probability, 0)).toBeCloseTo(1, 6);
    expect(guesses.every((guess, at) => at === 0 || guesses[at - 1]!.probability >= guess.probability)).toBe(true);
  });
  test('traditional characters and English say the same', () => {
    expect(first(['提款卡不見了，先幫我停'], {}, 'zh-TW')).toBe('S13');
    expect(first(["I've lost my debit card, please block it"], {}, 'en')).toBe('S13');
  });
  test('the page alone is enough, with the words that told quoted from it', () => {
    const guess = infer([], { subject: '跨行转账未到账', description: '客户称账户已扣款，对方未收到' })[0]!;
    expect(guess.scenario).toBe('S17');
    const quotes = guess.reasons.filter((reason) => reason.code === 'scenario.words');
    expect(quotes.length).toBeGreaterThan(0);
    for (const reason of quotes) expect('跨行转账未到账客户称账户已扣款，对方未收到').toContain(reason.quote);
  });
  test('a quote is in the customer\'s own spelling and names the turn', () => {
    const reason = infer(['你好', '提款卡不見了，先幫我停'], {}, 'zh-TW')[0]!.reasons.find((one) => one.code === 'scenario.words')!;
    expect(reason).toMatchObject({ part: 'turn', turn: 1 });
    expect('提款卡不見了，先幫我停').toContain('quote' in reason ? reason.quote : '?');
  });
  test('earlier contacts do not drown what is said today', () => {
    expect(first(['钱包被偷了，卡也在里面，快停'], { history: '上月咨询房贷提前还款违约金；三月咨询房贷利率重定价；房贷还款日变更' })).toBe('S13');
  });
});

describe('where the rules decide', () => {
  test('an outbound call without a word is the outbound opening, an inbound one the opening', () => {
    expect(first([], { direction: 'outbound' })).toBe('S02');
    expect(first([], {})).toBe('S01');
  });
  test('money that has left for a swindler is S40, money that has not is S39', () => {
    expect(first(['有个自称公安的让我转账，我刚转了五万过去才发现被骗了'])).toBe('S40');
    expect(first(['有个自称公安的让我把钱转到安全账户，我还没转'])).toBe('S39');
  });
  test('the rule that spoke is named', () => {
    expect(infer(['我被骗了，刚刚转了两万'])[0]!.reasons).toContainEqual({ code: 'scenario.rule', rule: 'money-sent-to-swindler' });
  });
});

describe('over a call', () => {
  test('the tracker hears what inferring the whole call hears', () => {
    const turns = ['你好', '我有笔转账的事', '我这边扣了，对方没收到', '八千块', '昨天下午转的'];
    const tracker = createScenarioTracker(model, { locale: 'zh-CN', record: {} });
    for (const turn of turns) tracker.hear(turn);
    expect(tracker.guesses.map((guess) => guess.scenario)).toEqual(infer(turns).map((guess) => guess.scenario));
  });
  test('only the opening and the latest turns are read, however long the call', () => {
    const tracker = createScenarioTracker(model, { locale: 'zh-CN', record: {} });
    for (let at = 0; at < 200; at += 1) tracker.hear(`第${at}句，嗯`);
    tracker.hear('我要挂失，卡丢了');
    expect(tracker.guesses[0]!.scenario).toBe('S13');
  });
  test('the agent\'s choice wins at once, stays, and can be given back', () => {
    const tracker = createScenarioTracker(model, { locale: 'zh-CN', record: {} });
    tracker.hear('我要挂失，卡丢了');
    expect(tracker.choose('S14')[0]).toMatchObject({ scenario: 'S14', probability: 1 });
    expect(tracker.hear('对，就是丢了')[0]!.scenario).toBe('S14');
    expect(tracker.choose(null)[0]!.scenario).toBe('S13');
  });
});
