/**
 * What a page says about one customer and one case. Plain types without zod: the content script reaches this file.
 * The parse at the trust boundary is `customer-record.schema.ts`.
 */

/** Canonical names used in scoring and in placeholders. The set is data: a bank adds names without code. */
export const CUSTOMER_FIELDS = [
  'customer_name', 'honorific', 'gender', 'age', 'birthday', 'phone', 'email', 'id_number', 'account_number', 'card_number',
  'address', 'tier', 'risk_rating', 'risk_rated_at', 'product', 'branch', 'balance', 'nickname', 'language', 'owner_agent',
] as const;
export const CASE_FIELDS = [
  'case_id', 'case_subject', 'case_type', 'status', 'priority', 'case_description', 'opened_at', 'last_contact',
  'contact_count', 'complaint_history', 'deal_status',
] as const;
export type KnownField = (typeof CUSTOMER_FIELDS)[number] | (typeof CASE_FIELDS)[number];
export type FieldName = KnownField | (string & {});

/** How a value was found, strongest first: the page said it itself, a person pointed, an adapter knows, or structure told. */
export type FoundBy =
  | 'declared' | 'mapping' | 'adapter' | 'label-for' | 'table' | 'definition-list' | 'label-row' | 'one-text' | 'above'
  | 'heading' | 'title' | 'tag' | 'link' | 'prose';

export interface FieldReading {
  readonly name: FieldName;
  /** The text as a person sees it, white space collapsed. */
  readonly shown: string;
  /** Normalised: NFKC, phones as digits, dates as YYYY-MM-DD where certain. */
  readonly value: string;
  /** The label as shown, when there was one. */
  readonly label?: string;
  readonly foundBy: FoundBy;
  /** Where on the page, for a person: "客户信息 › 手机号码". Never a selector. */
  readonly where: string;
  /** 0 to 1. Below 0.5 it is shown as uncertain and never inserted unasked. */
  readonly confidence: number;
  /** Other values the page shows for the same field; their presence lowers the confidence. */
  readonly conflicts?: readonly string[];
  /** The page itself shows it masked (138****8526). */
  readonly masked: boolean;
}

export interface TranscriptTurn {
  readonly speaker: 'customer' | 'agent' | 'system' | 'unknown';
  readonly text: string;
  /** As the page shows it ("14:02", "14:02:07", ISO); absent where the page shows none. */
  readonly at?: string;
}

/** A call badge on the page ("通话中 03:21"). */
export interface PageCallState {
  readonly state: 'ringing' | 'in-call' | 'on-hold' | 'after-call' | 'idle';
  readonly elapsedSeconds?: number;
}

export interface CustomerRecord {
  readonly fields: Readonly<Record<string, FieldReading | undefined>>;
  /** Oldest first, whatever order the page shows. */
  readonly transcript: readonly TranscriptTurn[];
  /** False on lists, searches, dashboards: then `fields` holds no customer field. */
  readonly singleCustomer: boolean;
  readonly callState?: PageCallState;
  readonly page: { readonly url: string; readonly title: string; readonly locale?: string };
  /** ISO 8601 UTC. */
  readonly readAt: string;
}
