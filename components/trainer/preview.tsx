import { useState } from 'react';
import { PLACEHOLDERS } from '../../scripts-library/placeholders/catalogue.ts';
import { renderScript } from '../../scripts-library/placeholders/render.ts';
import type { Script } from '../../scripts-library/schema/index.ts';
import { LineText } from '../call/line-text.tsx';

const SAMPLE = Object.fromEntries(PLACEHOLDERS.filter((one) => one.source !== 'clock').map((one) => [one.name, one.example]));

/** The line as an agent would see it, with the catalogue's sample values; bank settings show their gap. */
export function Preview({ template, script }: { readonly template: string; readonly script: Script }) {
  const [now] = useState(() => new Date().toISOString());
  const { parts } = renderScript(template, { locale: script.locale, now, values: SAMPLE, fallbacks: script.fallbacks });
  return <p className="mt-1 pl-5 text-lg leading-relaxed text-quiet"><LineText parts={parts} /></p>;
}
