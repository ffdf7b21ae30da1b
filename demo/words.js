/** The workbench's own words. A bank runs one language a site; the demo follows the open customer's. */
const CN = {
  product: '客户服务工作台', agent: '坐席', staff: '工号', search: '搜索客户 / 工单号', queue: '排队列表', chats: '在线会话',
  basics: '基本信息', overview: '客户360视图', caseForm: '当前工单', subject: '主题', type: '工单类型', status: '状态', priority: '优先级', caseNumber: '工单编号',
  description: '问题描述', opened: '创建时间', remark: '备注', remarkHint: '请输入处理备注', outcome: '处理结果', choose: '请选择', save: '保存', handOver: '转派', saved: '已保存',
  tabs: { cases: '工单', history: '历史联系', record: '通话实录' }, reply: '回复内容', send: '发送', sent: '已发送', transcript: '实时通话转写', conversation: '会话',
  customer: '客户', us: '坐席', columns: ['时间', '渠道', '事由', '处理人', '结果'], outcomes: ['已解决', '待跟进', '升级主管', '转投诉处理'],
  states: { ringing: '来电振铃', 'in-call': '通话中', 'on-hold': '保持中', 'after-call': '话后处理', idle: '空闲' }, chatting: '会话中',
  demo: { title: '演示', next: '下一句', play: '自动播放', stop: '停止', ring: '来电', answer: '接听', hold: '保持', hangUp: '挂断' },
};
const TW = {
  product: '客戶服務工作台', agent: '客服專員', staff: '員編', search: '搜尋客戶 / 案件編號', queue: '等候清單', chats: '線上對話',
  basics: '基本資料', overview: '客戶總覽', caseForm: '目前案件', subject: '主旨', type: '案件類型', status: '狀態', priority: '優先順序', caseNumber: '案件編號',
  description: '問題說明', opened: '建立時間', remark: '備註', remarkHint: '請輸入處理備註', outcome: '處理結果', choose: '請選擇', save: '儲存', handOver: '轉派', saved: '已儲存',
  tabs: { cases: '案件', history: '聯繫紀錄', record: '通話紀錄' }, reply: '回覆內容', send: '送出', sent: '已送出', transcript: '即時通話逐字稿', conversation: '對話',
  customer: '客戶', us: '專員', columns: ['時間', '管道', '事由', '處理人', '結果'], outcomes: ['已解決', '待追蹤', '轉主管', '轉申訴處理'],
  states: { ringing: '來電中', 'in-call': '通話中', 'on-hold': '保留中', 'after-call': '話後處理', idle: '待命' }, chatting: '對話中',
  demo: { title: '展示', next: '下一句', play: '自動播放', stop: '停止', ring: '來電', answer: '接聽', hold: '保留', hangUp: '掛斷' },
};
const EN = {
  product: 'Service Workbench', agent: 'Agent', staff: 'No.', search: 'Search customer / case', queue: 'Queue', chats: 'Live chats',
  basics: 'Customer details', overview: 'Customer 360', caseForm: 'Current case', subject: 'Subject', type: 'Case type', status: 'Status', priority: 'Priority', caseNumber: 'Case number',
  description: 'Description', opened: 'Opened', remark: 'Remarks', remarkHint: 'What was done', outcome: 'Outcome', choose: 'Select', save: 'Save', handOver: 'Reassign', saved: 'Saved',
  tabs: { cases: 'Cases', history: 'Contact history', record: 'Recordings' }, reply: 'Reply', send: 'Send', sent: 'Sent', transcript: 'Live transcript', conversation: 'Conversation',
  customer: 'Customer', us: 'Agent', columns: ['Time', 'Channel', 'Reason', 'Handled by', 'Result'], outcomes: ['Resolved', 'Follow up', 'Escalate to lead', 'Move to complaints'],
  states: { ringing: 'Ringing', 'in-call': 'In call', 'on-hold': 'On hold', 'after-call': 'After call', idle: 'Ready' }, chatting: 'In chat',
  demo: { title: 'Demo', next: 'Next line', play: 'Play', stop: 'Stop', ring: 'Ring', answer: 'Answer', hold: 'Hold', hangUp: 'Hang up' },
};
const WORDS = { 'zh-CN': CN, 'zh-TW': TW, en: EN };

/** The words of a language; an unknown one is a mistake in a customer file and throws. */
export function wordsOf(language) {
  const words = WORDS[language];
  if (words === undefined) throw new Error(`no words for ${language}`);
  return words;
}
