import { defineExtensionMessaging } from '@webext-core/messaging';
import type { MappingFinding, PageMapping, PointedValue } from '../../domain/page-mapping.ts';

/** From a panel to the page it teaches; answered by scripts of their own, loaded only where there is something taught or to teach. */
export interface ToTaughtPage {
  /** What people taught about this site. True when that is news to the page, so that it should be read again. */
  'taught.are'(mappings: readonly PageMapping[]): boolean;
  /** How it fared at the last reading. */
  'taught.findings'(): readonly MappingFinding[];
  /** Lets the person point at a value; null when they gave up or nothing there could be found again. */
  'taught.point'(): PointedValue | null;
  'taught.stopPointing'(): void;
}

export const toTaughtPage = defineExtensionMessaging<ToTaughtPage & Record<string, unknown>>();
