import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MappingFinding, PageMapping } from '../../domain/page-mapping.ts';

interface TeachListProps {
  readonly mappings: readonly PageMapping[];
  readonly findings: readonly MappingFinding[];
  readonly onRemove: (id: string) => void;
}

const LOST = new Set(['missing', 'several', 'misfit']);

/** Has something taught stopped finding its value on this page? */
export const isLost = (finding: MappingFinding): boolean => LOST.has(finding.health);

/** What is taught for this site, each with what it finds now; red where it finds nothing certain. */
export function TeachList({ mappings, findings, onRemove }: TeachListProps) {
  const { t } = useTranslation();
  if (mappings.length === 0) return <p className="text-quiet">{t('teach.none')}</p>;
  return (
    <ul className="divide-y divide-line" data-testid="taught">
      {mappings.map(({ id, field, anchor, path }) => {
        const finding = findings.find((one) => one.id === id);
        const health = finding?.health ?? 'other-page';
        const name = t(`field.${field}`, { defaultValue: field });
        return (
          <li key={id} className="flex items-start gap-2 py-1.5" data-testid={`taught-${field}`} data-health={health}>
            <div className="min-w-0 flex-1">
              <p>{name}{anchor.kind === 'label' ? <span className="text-sm text-quiet"> ← {anchor.section ? `${anchor.section} › ` : ''}{anchor.label}</span> : null}</p>
              {health === 'found' ? <p className="break-words">{finding?.shown}</p> : <p className={finding && isLost(finding) ? 'text-harm' : 'text-sm text-quiet'}>{t(`teach.health.${health}`, { path })}</p>}
            </div>
            <button type="button" className="rounded-sm p-0.5 text-quiet hover:text-ink" aria-label={t('teach.remove', { field: name })} onClick={() => onRemove(id)}>
              <Trash2 size={14} aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
