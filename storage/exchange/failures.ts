/** What a reader of bundles may answer; words under `failure.<code>`. */
export type BundleFailure =
  /** Not a bundle at all; shorter than it says; bytes differ from what was written; written by newer code. */
  | { readonly code: 'exchange.foreign' | 'exchange.half-written' | 'exchange.altered' }
  | { readonly code: 'exchange.newer'; readonly params: { readonly version: number } }
  | { readonly code: 'exchange.other-team' | 'exchange.wrong-signature' | 'exchange.not-recipient' }
  | { readonly code: 'exchange.unknown-author' | 'exchange.removed-author'; readonly params: { readonly author: string } }
  | { readonly code: 'exchange.no-right'; readonly params: { readonly author: string; readonly kind: string } }
  | { readonly code: 'exchange.bad-record'; readonly params: { readonly at: number } }
  /** Number applied already; an earlier number is missing; a record belongs to another author. */
  | { readonly code: 'exchange.replay' | 'exchange.gap'; readonly params: { readonly number: number; readonly expected: number } }
  | { readonly code: 'exchange.other-writer'; readonly params: { readonly id: string } };

export type TeamFailure =
  | { readonly code: 'team.foreign' | 'team.wrong-signature' | 'team.other-team' | 'team.older' | 'team.none' | 'team.not-administrator' };
