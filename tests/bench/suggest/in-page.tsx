import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { SCENARIO_IDS, STAGES } from '../../../domain/scenario.ts';
import { renderScript, type RenderedPart } from '../../../scripts-library/placeholders/index.ts';
import { createScenarioTracker } from '../../../scripts-library/scenario/index.ts';
import scenarioWeights from '../../../scripts-library/scenario/weights.json';
import type { Script } from '../../../scripts-library/schema/index.ts';
import { createLibraryIndex, suggest, type SuggestContext, type SuggestResult } from '../../../scripts-library/suggest/index.ts';
import { createTypeTracker } from '../../../scripts-library/customer-type/index.ts';
import typeWeights from '../../../scripts-library/customer-type/weights.json';
import { decodeSparse, decodeWeights, type WeightsFile } from '../../../scripts-library/text-model/index.ts';

export interface SuggestFigures {
  readonly indexMs: number;
  readonly modelMs: number;
  readonly lines: number;
  /** By length of the call in turns: the path of each of the turns measured after that many. */
  readonly turnToLinesMs: Readonly<Record<string, readonly number[]>>;
  readonly suggestMs: readonly number[];
}

const TURNS = ['我昨天转的那笔到现在对方没收到', '我这边钱已经扣了', '到底什么时候能到', '我问了两次了', '跨行的，八千块', '流水号我有', '嗯', '再不到我就投诉', '你直接告诉我几点', '好，那我等你电话'];
const TYPES = ['unknown', 'rational', 'emotional', 'impatient', 'silent'] as const;

function madeUpLibrary(count: number): Script[] {
  return Array.from({ length: count }, (_, at) => {
    const text = `{{customer.surname}}{{customer.honorific|您}}，第${at}条：我现在为您核对{{case.subject}}，{{#if customer.vip}}由专属经理{{else}}由我{{/if}}在{{promise.time}}前给您回电，工号{{agent.number}}。`;
    return {
      kind: 'script', id: `line.${at}`, title: `第${at}条`, locale: 'zh-CN', jurisdiction: 'CN', owner: '培训岗', reviewBy: '2027-01-01', effectiveFrom: '2026-01-01', effectiveTo: null,
      status: 'published', version: 1, scenario: SCENARIO_IDS[at % SCENARIO_IDS.length]!, stage: STAGES[Math.floor(at / SCENARIO_IDS.length) % STAGES.length]!, products: at % 3 === 0 ? ['deposit'] : [], channels: ['phone', 'chat'],
      tags: [], aliases: TURNS.map((turn, k) => turn.slice((at + k) % 4, 4 + ((at * (k + 1)) % 6))), alerts: at % 11 === 0 ? ['complaint'] : [], core: ['核心'], delivery: { neutral: { tone: '平稳', pace: 'medium' } },
      variants: { neutral: { text }, rational: { text }, emotional: { text }, impatient: { text }, silent: { text } }, disclosures: [], neverSay: [], fallbacks: { 'promise.time': '今天下班' }, answers: [], sources: [{ register: 'PRACTICE', checkedOn: '2026-11-22' }], reviewNumber: null,
    };
  });
}

function Part({ part }: { readonly part: RenderedPart }) {
  return part.kind === 'blank' ? <mark>{part.fallback ?? '____'}</mark> : <span className={part.kind}>{part.text}</span>;
}

function Lines({ result, context }: { readonly result: SuggestResult; readonly context: SuggestContext }) {
  return (
    <ol>
      {result.lines.map(({ script, variant, reasons }) => (
        <li key={script.id}>
          <p>{renderScript(script.variants[variant === 'unknown' ? 'neutral' : variant]!.text, { locale: context.locale, now: '2026-11-22T06:00:00.000Z', values: { 'customer.surname': '王', 'case.subject': '跨行转账', 'agent.number': '1024' }, fallbacks: script.fallbacks }).parts.map((part, index) => <Part key={index} part={part} />)}</p>
          <small>{reasons.map((reason) => `${reason.code} ${Object.values(reason.params ?? {}).join(' ')}`).join(' · ')}</small>
        </li>
      ))}
    </ol>
  );
}

/** Runs in the page. The path is: turn heard, scenario and type judged, three lines chosen, rendered, laid out. */
export function measureSuggest(count: number, samples: number): SuggestFigures {
  let start = performance.now();
  const library = createLibraryIndex(madeUpLibrary(count));
  const indexMs = performance.now() - start;
  start = performance.now();
  const scenarioModel = decodeSparse(scenarioWeights);
  const typeModel = decodeWeights(typeWeights as WeightsFile);
  const modelMs = performance.now() - start;
  const host = document.body.appendChild(document.createElement('div'));
  host.style.width = '320px';
  const root = createRoot(host);
  const turnToLinesMs: Record<string, number[]> = {};
  let lines = 0;
  for (const length of [10, 100, 1000]) {
    const scenario = createScenarioTracker(scenarioModel, { locale: 'zh-CN', record: { caseType: '咨询', subject: '转账问题', description: '客户来电咨询跨行转账事宜，前次来电已登记。', tier: '金卡' } });
    const type = createTypeTracker(typeModel);
    const hear = (at: number) => {
      const text = `${TURNS[at % TURNS.length]!}${at}`;
      const guesses = scenario.hear(text);
      const heard = type.addTurn({ speaker: 'customer', text });
      const context: SuggestContext = { locale: 'zh-CN', jurisdiction: 'CN', channel: 'phone', today: '2026-11-22', stage: 'handle', guesses, type: heard.type, alerts: ['repeat_contact'], tier: '金卡', heard: [3, 2, 1, 0].map((back) => `${TURNS[(at - back + TURNS.length) % TURNS.length]!}${at}`) };
      const result = suggest(context, library);
      flushSync(() => root.render(<Lines result={result} context={context} />));
      lines = host.querySelectorAll('li').length;
      return host.offsetHeight;
    };
    for (let at = 0; at < length; at += 1) hear(at);
    turnToLinesMs[length] = Array.from({ length: samples }, (_, at) => {
      const from = performance.now();
      hear(length + at);
      return performance.now() - from;
    });
  }
  const guesses = createScenarioTracker(scenarioModel, { locale: 'zh-CN', record: { subject: '转账问题' } }).hear(TURNS[0]!);
  const suggestMs = Array.from({ length: samples }, (_, at) => {
    // Another context each time: nothing may be answered from a cache. Twenty calls together, since one is shorter than the clock's step.
    const from = performance.now();
    for (let k = 0; k < 20; k += 1) suggest({ locale: 'zh-CN', jurisdiction: 'CN', channel: 'phone', today: '2026-11-22', stage: STAGES[(at + k) % STAGES.length]!, guesses, type: TYPES[(at * 3 + k) % TYPES.length]!, said: [`line.${at}`], heard: [TURNS[k % TURNS.length]!, '跨行转账问题'], alerts: k % 2 === 0 ? ['complaint'] : [] }, library);
    return (performance.now() - from) / 20;
  });
  return { indexMs, modelMs, lines, turnToLinesMs, suggestMs };
}

Object.assign(globalThis, { measureSuggest });
