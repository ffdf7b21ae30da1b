import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { Locale } from '../../domain/language.ts';
import type { PlaceholderValue } from './render.ts';

/** A reading below this is shown as uncertain on the page and is not put into the agent's mouth. */
const SURE_ENOUGH = 0.5;

const COMPOUND_SURNAMES = new Set(['欧阳', '歐陽', '司马', '司馬', '上官', '诸葛', '諸葛', '司徒', '夏侯', '皇甫', '尉迟', '尉遲', '公孙', '公孫', '慕容', '令狐', '张简', '張簡', '范姜']);

export interface ValueSources {
  readonly locale: Locale;
  readonly record?: CustomerRecord | null;
  readonly agent?: { readonly name?: string; readonly number?: string };
  /** The bank's settings by name without prefix: { name, hotline, loss_report_validity }. */
  readonly bank?: Readonly<Record<string, PlaceholderValue>>;
  /** Facts of this call by full name: "promise.time", "amount", "clock.dueDate". */
  readonly call?: Readonly<Record<string, PlaceholderValue>>;
}

/**
 * Values for `renderScript` from the page, the agent, the bank's settings and the call. Fields below half confidence, or with
 * a conflict on the page, are left out: a blank is better than another customer's name.
 */
export function placeholderValues(sources: ValueSources): Record<string, PlaceholderValue> {
  const read = (field: string): string | undefined => {
    const reading = sources.record?.fields[field];
    if (!reading || reading.confidence < SURE_ENOUGH || (reading.conflicts?.length ?? 0) > 0) return undefined;
    return reading.value.trim() === '' ? undefined : reading.value.trim();
  };
  const name = read('customer_name');
  const surname = surnameOf(name, sources.locale);
  const honorific = honorificOf(read('honorific'), read('gender'), sources.locale);
  const age = Number(read('age')?.match(/\d{1,3}/)?.[0] ?? Number.NaN);
  const tier = read('tier');
  const values: Record<string, PlaceholderValue> = {
    'customer.name': name,
    'customer.surname': surname,
    'customer.honorific': honorific,
    'customer.salutation': surname && honorific ? (sources.locale === 'en' ? `${honorific} ${surname}` : surname + honorific) : undefined,
    'customer.tier': tier,
    'customer.vip': tier !== undefined && isVipTier(tier),
    'customer.elderly': age >= 65,
    'customer.cardLast4': lastFour(read('card_number') ?? read('account_number')),
    'customer.accountLast4': lastFour(read('account_number') ?? read('card_number')),
    'customer.phoneLast4': lastFour(read('phone')),
    'customer.riskRating': read('risk_rating'),
    'customer.riskRatedAt': read('risk_rated_at'),
    'customer.branch': read('branch'),
    'case.id': read('case_id'),
    'case.subject': read('case_subject'),
    'case.product': read('product'),
    'case.type': read('case_type'),
    'case.status': read('status'),
    'case.openedAt': read('opened_at'),
    'case.contactCount': read('contact_count'),
    'agent.name': sources.agent?.name,
    'agent.number': sources.agent?.number,
  };
  for (const [setting, value] of Object.entries(sources.bank ?? {})) values[`bank.${setting}`] = value;
  return { ...values, ...sources.call };
}

/** The tiers that a dedicated manager looks after. Silver and ordinary cards are not among them. */
export const isVipTier = (tier: string): boolean =>
  /vip|白金|钻石|鑽石|黑金|黑卡|无限|無限|私人|私行|贵宾|貴賓|尊享|尊荣|尊榮|财富级|財富級|至尊|御璽|platinum|diamond|premier|private|signature|priority|wealth/i.test(tier);

/** A masked name shows its surname first (王*明); in English the last word counts unless it is masked. */
export function surnameOf(name: string | undefined, locale: Locale): string | undefined {
  if (!name) return undefined;
  if (/^\p{Script=Han}/u.test(name)) {
    const plain = name.replace(/(?:先生|女士|小姐)$/u, '');
    return COMPOUND_SURNAMES.has(plain.slice(0, 2)) && plain.length > 2 ? plain.slice(0, 2) : [...plain][0];
  }
  if (locale !== 'en' && !/\s/.test(name)) return name;
  const last = name.split(/\s+/).at(-1);
  return last && !/[*•]/.test(last) ? last : undefined;
}

function honorificOf(honorific: string | undefined, gender: string | undefined, locale: Locale): string | undefined {
  if (honorific) return honorific;
  if (!gender) return undefined;
  const male = /^(?:男|m(?:ale)?$)/i.test(gender);
  const female = /^(?:女|f(?:emale)?$)/i.test(gender);
  if (locale === 'en') return male ? 'Mr' : female ? 'Ms' : undefined;
  return male ? '先生' : female ? (locale === 'zh-TW' ? '小姐' : '女士') : undefined;
}

const lastFour = (value: string | undefined): string | undefined => /(\d{4})$/.exec(value?.replace(/[\s-]/g, '') ?? '')?.[1];
