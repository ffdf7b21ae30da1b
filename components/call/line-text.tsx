import { useTranslation } from 'react-i18next';
import type { RenderedPart } from '../../scripts-library/placeholders/render.ts';

/** A line with its placeholders filled. A gap is a marked blank with what to say instead; never raw braces, never silently dropped. */
export function LineText({ parts }: { readonly parts: readonly RenderedPart[] }) {
  const { t } = useTranslation();
  return (
    <>
      {parts.map((part, index) => {
        if (part.kind === 'text') return <span key={index}>{part.text}</span>;
        if (part.kind === 'verbatim') return <em key={index} className="border-b border-dotted border-must not-italic">{part.text}</em>;
        if (part.kind === 'value') return <span key={index} className="font-medium">{part.text}</span>;
        if (part.kind !== 'blank') return null;
        return (
          <mark key={index} title={t('line.blank', { name: t(`placeholder.${part.name}`, { defaultValue: part.name }) })} className="rounded-sm border border-dashed border-must bg-must-soft px-1 text-ink">
            {part.fallback ?? t('line.gap')}
          </mark>
        );
      })}
    </>
  );
}
