import type { CallEvent, CallEventBody } from '../../../domain/call/events.ts';
import { packCall, type PackedCall } from '../../../storage/blocks/packed-call.ts';

/** The same numbers on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PHRASES = ['客户来电询问信用卡年费减免条件', '已说明首年免年费及刷卡次数要求', '客户反映转账未到账并提供回单', '已登记查询并告知到账时限', '客户称收到可疑短信要求点击链接', '已提醒不要提供验证码', '申请提前还款并询问违约金', '投诉柜面等候时间过长', '请求补寄对账单至单位地址', '核对账单分期手续费', '表示愿意参加满意度评价', '约定次日下午回电', '理财产品到期赎回路径', '手机银行登录提示设备异常', '更改预留手机号需到网点办理'];
const STEPS = ['greet', 'need', 'verify', 'restate', 'flags', 'answer', 'disclose', 'more', 'recap'];
const START = Date.UTC(2025, 0, 1);

/** A closed call as agents leave it: about twenty events and a note of 100 to 250 characters. One every two minutes. */
export function madeUpCall(index: number): PackedCall {
  const random = seeded(index + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const text = (count: number): string => Array.from({ length: count }, () => pick(PHRASES)).join('，');
  const script = { scriptId: `cn.s${Math.floor(random() * 300)}`, version: 2, libraryVersion: '1.2.0', variant: pick(['rational', 'impatient', 'unknown'] as const) };
  const bodies: CallEventBody[] = [
    { type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'page', subject: { name: '王小明', maskedName: pick(['王*明', '李*', '张*华', '欧阳*']), honorific: '先生', fields: { tier: pick(['金卡', '普卡']), phone: `138${String(Math.floor(random() * 1e8)).padStart(8, '0')}`, case_id: `C${index}` }, page: { origin: 'https://crm.example', title: '客户' } } },
    { type: 'mark.set', mark: 'connected', source: 'page' },
    { type: 'type.set', to: script.variant },
    { type: 'scenario.set', to: pick(['S01', 'S12', 'S23'] as const), by: 'agent' },
    { type: 'flow.chosen', flowId: 'cn.sop-1', flowVersion: 1, libraryVersion: '1.2.0', by: 'suggestion' },
    ...STEPS.map((stepId): CallEventBody => ({ type: 'step.ticked', stepId, evidence: stepId === 'need' ? { need: text(2) } : {}, by: 'said' })),
    { type: 'script.said', script, stepId: 'answer' },
    { type: 'note.edited', part: 'what', text: text(3) },
    { type: 'note.edited', part: 'free', text: `${text(2)} 工单${String(index).padStart(6, '0')}` },
    { type: 'mark.set', mark: 'ended', source: 'page' },
    { type: 'disposition.set', code: pick(['SOLVED', 'FOLLOW_UP']) },
    { type: 'call.closed', openSteps: [] },
  ];
  const begun = START + index * 120_000;
  const events = bodies.map((body, place): CallEvent => ({ ...body, seq: place + 1, at: new Date(begun + place * 5000).toISOString() }));
  return packCall(`${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`, '8001@machine', events)!;
}
