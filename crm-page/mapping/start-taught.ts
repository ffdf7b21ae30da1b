import type { MappingFinding, PageMapping } from '../../domain/page-mapping.ts';
import { world } from '../world.ts';
import { applyMappings, withMapped } from './place-mappings.ts';
import { toTaughtPage } from './taught-messages.ts';

/** From now on every reading of this page asks what people taught about it. Loading the script twice starts it once. */
export function startTaught(): void {
  if (world.taught) return;
  let mappings: readonly PageMapping[] = [];
  let findings: readonly MappingFinding[] = [];
  world.taught = function* (document, record) {
    const mapped = yield* applyMappings(document, mappings);
    findings = mapped.findings;
    return withMapped(record, mapped);
  };
  toTaughtPage.onMessage('taught.are', ({ data }) => {
    const news = JSON.stringify(data) !== JSON.stringify(mappings);
    mappings = data;
    return news;
  });
  toTaughtPage.onMessage('taught.findings', () => findings);
}
