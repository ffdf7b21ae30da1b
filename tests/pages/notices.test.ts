import { describe, expect, it } from 'vitest';
import { isMeta, isNotice, isTime } from '../../crm-page/transcript/speakers.ts';
import './whole-reader.ts';

describe('between the turns of a conversation', () => {
  it.each([
    '会话已结束', '系统提示：客户排队中', '您已转接至人工客服', '客服 贺兰 已接入会话', '對話已轉接', '对方正在输入…', '撤回了一条消息', '专员 8801 为您服务',
    'Ffion has joined the chat · 09:40', 'Sam left', 'Chat transferred to Card Services', 'Conversation was assigned to Sam Fox', 'Jane is typing…', 'This chat was closed',
  ])('“%s” is told by the page', (text) => expect(isNotice(text)).toBe(true));

  it.each([
    '钱还没到账，我等了三天。', '我要投诉你们银行。', '請問是出現什麼訊息呢？', '昨天扣了两次款',
    'I want to close my account.', 'The money left my account on Monday and nobody told me why it did.', 'Please call me back.',
  ])('“%s” is said', (text) => expect(isNotice(text) || isMeta(text)).toBe(false));

  it.each(['2026年11月20日 星期五', '11月20日', '周五', 'Friday, 20 November', 'Yesterday', 'Nov 20, 2026', '已读 14:55', 'Read 09:41', 'Seen by Sam Fox', '✓✓', '3条新消息'])('“%s” is a day or a receipt', (text) => expect(isMeta(text)).toBe(true));
  it.each(['09:41', '昨天 14:41', 'Today at 9:41 AM', '2026-11-20 09:41:07', 'Nov 20, 09:41', '[10:01:05]'])('“%s” is a time', (text) => expect(isTime(text)).toBe(true));
});
