import { useState } from 'react';
import { PLACEHOLDERS } from '../../scripts-library/placeholders/catalogue.ts';
import { renderScript } from '../../scripts-library/placeholders/render.ts';
import type { Fragment, LibraryRecord } from '../../scripts-library/schema/index.ts';
import { LineText } from '../call/line-text.tsx';

const SAMPLE = Object.fromEntries(PLACEHOLDERS.filter((one) => one.source !== 'clock' && one.source !== 'bank').map((one) => [one.name, one.example]));

interface PreviewProps {
  readonly template: string;
  readonly record: LibraryRecord;
  readonly fragments: readonly Fragment[];
  readonly bank: Readonly<Record<string, string>>;
  /** Nothing is known of the customer and the call: what the agent says then. */
  readonly blank?: boolean;
}

/** The line as an agent would see it: fragments in, the bank's own figures, the catalogue's samples for the rest, or every gap with its fallback. */
export function Preview({ template, record, fragments, bank, blank = false }: PreviewProps) {
  const [now] = useState(() => new Date().toISOString());
  const { parts } = renderScript(template, {
    locale: record.locale, now, values: { ...(blank ? {} : SAMPLE), ...bank },
    ...(record.kind === 'script' ? { fallbacks: record.fallbacks } : {}),
    fragments: Object.fromEntries(fragments.map((fragment) => [fragment.id, fragment.text])),
  });
  return <p className="mt-1 pl-5 text-lg leading-relaxed text-quiet"><LineText parts={parts} /></p>;
}
