/** An expected failure: a code and parameters; the words are made in the components from `locales/` (key `failure.<code>`). */
export interface Failure {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What can fail as expected returns this. A throw is a bug and reaches the page's error boundary. */
export type Result<T, F extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

export const succeed = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <F extends Failure>(failure: F): { readonly ok: false; readonly failure: F } => ({ ok: false, failure });
