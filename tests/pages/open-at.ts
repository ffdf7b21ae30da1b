import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { casesIn, type Case, type Truth, type TruthField } from '../evaluate/page-reader/truth.ts';
import { attachShadowRoots } from './open-page.ts';

export const ADAPTED = join(import.meta.dirname, '../fixtures/adapters');

/** What is true of a page of a known CRM: where it stands, and what only its labels tell. */
export interface AdaptedCase extends Case {
  readonly truth: Truth & { readonly address: string; readonly fields: readonly (TruthField & { readonly generic?: true })[] };
}

export const adaptedCases = (crm: string): AdaptedCase[] => casesIn([join(ADAPTED, crm)]) as AdaptedCase[];

/** A page at an address; the host is never asked. */
export function openAt(html: string, address: string): Document {
  const { document } = new JSDOM(html, { url: address }).window;
  attachShadowRoots(document);
  return document;
}

export const pageOf = ({ folder }: Case): string => readFileSync(join(folder, 'dom.html'), 'utf8');
