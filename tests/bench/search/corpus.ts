import type { SearchRecord } from '../../../scripts-library/search/search-index.ts';

/** A small generator of numbers with a seed (mulberry32): the same corpus on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const PRODUCTS = [
  '白金信用卡', '青年信用卡', '车主卡', '商旅联名卡', '借记卡', '社保卡', '工资卡', '公务卡', '大额存单', '三年定期', '通知存款', '零存整取', '结构性存款', '活期宝', '净值型理财', '现金管理理财',
  '固收增强理财', '养老理财', '黄金积存', '外汇买卖', '货币基金', '债券基金', '指数基金', '定投计划', '年金险', '终身寿险', '意外险', '住房按揭', '装修贷', '消费贷', '经营贷', '助学贷款', '车贷', '账单分期', '现金分期',
  '手机银行', '网上银行', '微信银行', '电话银行', '短信通知', '云证书', '收款码', '跨境汇款', '电子账户', '二类账户', '保管箱', '资信证明', '国债', '信用报告', '养老金账户',
] as const;

export const TOPICS = [
  ['挂失', '补办', '丢了以后怎么停用'], ['盗刷', '争议', '不是本人做的交易'], ['手续费', '退费', '收费标准怎么来的'], ['年费', '减免', '达标次数没够'], ['限额', '调整', '单日额度不够用'], ['到账', '延迟', '钱扣了对方没收到'],
  ['还款', '逾期', '这个月还不上'], ['提前结清', '违约金', '想早点还完'], ['利率', '重定价', '什么时候变'], ['计息', '天数', '利息怎么算的'], ['开户', '预约', '要带哪些证件'], ['销户', '余额结转', '不想用了'], ['密码', '重置', '输错被锁'],
  ['验证码', '收不到', '手机换号了'], ['登录', '失败', '提示环境异常'], ['积分', '过期', '兑换不了'], ['账单', '补寄', '没收到对账单'], ['分期', '取消', '已经办了想撤'], ['风险测评', '过期', '需要重新做'], ['赎回', '到账日', '什么时候能取'],
  ['亏损', '净值', '本金少了'], ['犹豫期', '退保', '刚买不想要'], ['质押', '解除', '手续没走完'], ['代扣', '解约', '每月自动扣'], ['实名', '补录', '证件到期'], ['吞卡', '取卡', '机器没退出来'], ['假币', '收缴', '存钱被没收'], ['投诉', '回访', '一直没人处理'],
  ['发票', '开具', '需要报销'], ['征信', '异议', '记录不对'], ['冻结', '解冻', '账户用不了'], ['涉诈', '管控', '被限制交易'], ['继承', '公证', '老人过世'], ['代办', '授权', '本人来不了'], ['额度', '临时提升', '要出国'], ['换卡', '寄送', '地址变了'],
  ['汇率', '点差', '牌价怎么看'], ['跨行', '退汇', '户名不符'], ['续存', '约定', '到期自动转'], ['客户经理', '更换', '联系不上'],
] as const;

export const SITUATIONS = ['老年客户', '境外来电', '首次咨询', '二次来电', '情绪激动', '时间紧迫', '无法说话', '家属在旁', '公司财务', '学生', '外籍客户', '听力不便', '贵宾', '小微企业主', '临近下班', '系统维护中', '节假日', '账户异常', '资料不全', '已报警'] as const;
const ACTIONS = ['核对要点', '说明规则', '先行安抚', '登记并跟进', '给出时间', '转接专席', '收尾确认', '补充材料', '风险提示', '两种办法'] as const;
const STAGES = ['opening', 'verify', 'needs', 'handle', 'close', 'followup'] as const;
const SENTENCES = [
  '我先跟您确认一下情况，再告诉您能怎么办', '这项业务以协议约定为准，我把条款名称念给您听', '您稍等，我看一下系统里这笔的状态', '处理结果会在约定时间由我回电，编号我发给您', '需要的证件和表格我逐项说，您可以记一下', '如果您不方便去柜台，也可以在线上提交',
  '在办好之前，原来的服务照常使用', '涉及费用的部分，先说清楚金额再征求您同意', '我这边只核对部分信息，完整号码不用报', '对这个答复不认可，可以申请复核', '您提到的日期我已经记下，会一起反馈', '系统显示的原因我如实告诉您，不猜测', '请您用官方渠道操作，不要点别人发的链接', '我会把今天的处理写进记录，下次不用再说一遍',
] as const;

/** Distinct, realistic records: product, matter, situation and action make the title; the body says more and touches other matters. */
export function makeCorpus(size: number, seed = 20261122): readonly SearchRecord[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const seen = new Set<string>();
  const records: SearchRecord[] = [];
  while (records.length < size) {
    const product = pick(PRODUCTS);
    const topic = pick(TOPICS);
    const situation = pick(SITUATIONS);
    const action = pick(ACTIONS);
    const title = `${product}${topic[0]}${topic[1]}：${situation}${action}`;
    if (seen.has(title)) continue;
    seen.add(title);
    const other = pick(TOPICS);
    const sentences = Array.from({ length: 3 + Math.floor(random() * 3) }, () => pick(SENTENCES));
    records.push({
      id: `r${records.length}`,
      title,
      body: `${situation}问到${product}${topic[2]}。${sentences.join('。')}。若同时涉及${other[1]}，另行登记。`,
      tags: [topic[0], situation],
      aliases: [topic[2]],
      type: random() < 0.85 ? 'script' : pick(['flow', 'disclosure', 'objection', 'factCard']),
      stage: pick(STAGES),
      product,
    });
  }
  return records;
}
