import { describe, expect, it } from 'vitest';
import { hear, heardIn, topicsOf } from '../../../scripts-library/suggest/heard.ts';
import type { Script } from '../../../scripts-library/schema/index.ts';

const line = (id: string, ...aliases: string[]): Script => ({ id, title: id, aliases }) as unknown as Script;

describe('what the customer was heard to ask', () => {
  const maturity = line('maturity', '理财', '到期没到账', 'money not back after maturity');
  const buying = line('buying', '理财', '买什么好');
  const topics = topicsOf([maturity, buying]);
  const share = (script: Script, ...texts: string[]): number => heardIn(hear(texts), topics(script)).share;

  it('tells two lines of one scenario apart by what each alone is asked for', () => {
    const said = '我那个理财20号就到期了，钱到现在还没到账';
    expect(share(maturity, said)).toBeGreaterThan(share(buying, said));
    expect(heardIn(hear([said]), topics(maturity)).alias).toBe('到期没到账');
  });

  it('counts an alias that all lines share for each of them alike', () => {
    expect(share(maturity, '我想问理财')).toBe(share(buying, '我想问理财'));
  });

  it('knows English words by their beginnings, whatever the case', () => {
    expect(share(maturity, 'It MATURED last week and my MONEY is not back')).toBeGreaterThan(0);
    expect(share(maturity, 'Good morning, how are you')).toBe(0);
  });

  it('puts what one line alone is asked for above what several are, and more of it above less', () => {
    const three = topicsOf([line('a', '提前还款', '违约金'), line('b', '提前还款', '换还款卡'), line('c', '结清证明')]);
    const of = (script: Script, text: string) => heardIn(hear([text]), three(script)).share;
    expect(of(line('a'), '提前还款要违约金吗')).toBeGreaterThan(of(line('b'), '提前还款要违约金吗'));
    expect(of(line('b'), '提前还款想换还款卡')).toBeGreaterThan(of(line('b'), '提前还款'));
    expect(of(line('c'), '提前还款要违约金吗')).toBe(0);
  });

  it('says nothing where nothing was heard', () => {
    expect(heardIn(hear([]), topics(buying))).toEqual({ share: 0, alias: '' });
  });
});
