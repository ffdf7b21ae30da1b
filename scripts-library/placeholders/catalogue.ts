/** Where a placeholder's value comes from. `call` ones are typed or chosen during the call. */
export type PlaceholderSource = 'customer' | 'case' | 'agent' | 'bank' | 'clock' | 'call';

export interface PlaceholderEntry {
  readonly name: string;
  readonly source: PlaceholderSource;
  /** Key of the description in `locales/`. */
  readonly descriptionKey: string;
  readonly example: string;
}

const entry = (name: string, source: PlaceholderSource, example: string): PlaceholderEntry => ({
  name, source, example, descriptionKey: `placeholder.${name}`,
});

/** The published catalogue: what authors may write between `{{` and `}}`. `bank.<setting>` is open, see `isKnownPlaceholder`. */
export const PLACEHOLDERS: readonly PlaceholderEntry[] = [
  entry('customer.name', 'customer', '王*明'),
  entry('customer.surname', 'customer', '王'),
  entry('customer.honorific', 'customer', '先生'),
  entry('customer.salutation', 'customer', '王先生'),
  entry('customer.tier', 'customer', '金卡'),
  entry('customer.vip', 'customer', 'true'),
  entry('customer.elderly', 'customer', 'true'),
  entry('customer.cardLast4', 'customer', '0128'),
  entry('customer.accountLast4', 'customer', '0128'),
  entry('customer.phoneLast4', 'customer', '8526'),
  entry('customer.riskRating', 'customer', 'C3'),
  entry('customer.riskRatedAt', 'customer', '2026-03-01'),
  entry('customer.branch', 'customer', '中山路支行'),
  entry('case.id', 'case', 'GD20261120001735'),
  entry('case.subject', 'case', '跨行转账未到账'),
  entry('case.product', 'case', '安心富180天'),
  entry('case.type', 'case', '投诉'),
  entry('case.status', 'case', '处理中'),
  entry('case.openedAt', 'case', '2026-11-20'),
  entry('case.contactCount', 'case', '3'),
  entry('case.dueDate', 'case', '2026-12-05'),
  entry('agent.name', 'agent', '李晓敏'),
  entry('agent.number', 'agent', '1024'),
  entry('bank.name', 'bank', '示例银行'),
  entry('bank.hotline', 'bank', '95000'),
  entry('clock.greeting', 'clock', '上午好'),
  entry('clock.today', 'clock', '2026年11月22日'),
  entry('clock.tomorrow', 'clock', '2026年11月23日'),
  entry('clock.now', 'clock', '14:02'),
  entry('clock.weekday', 'clock', '星期日'),
  entry('clock.dueDate', 'clock', '2026年12月7日'),
  entry('promise.time', 'call', '17:00'),
  entry('promise.date', 'call', '2026-11-23'),
  entry('promise.owner', 'call', '李晓敏'),
  entry('callback.time', 'call', '16:30'),
  entry('callback.date', 'call', '2026-11-23'),
  entry('amount', 'call', '12800.00'),
  entry('date', 'call', '2026-11-20'),
  entry('time', 'call', '14:02'),
];

const KNOWN = new Set(PLACEHOLDERS.map((placeholder) => placeholder.name));
const BANK_SETTING = /^bank\.[a-z][A-Za-z0-9_]*$/;

/** True for a catalogue name, and for any `bank.<setting>`: the bank names its settings itself. Date steps (`clock.today+3wd`) count as their base. */
export function isKnownPlaceholder(name: string): boolean {
  const base = name.replace(/\+\d+(?:d|wd)$/, '');
  return KNOWN.has(base) || BANK_SETTING.test(base);
}
