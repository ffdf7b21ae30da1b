import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldName, PageCallState } from '../../domain/customer-record.ts';
import { CALL_BADGE, type MappingFinding, type PageMapping, type PointedValue } from '../../domain/page-mapping.ts';
import { Button } from '../ui/button.tsx';
import { Overlay } from '../ui/overlay.tsx';
import { TeachField } from './teach-field.tsx';
import { TeachList } from './teach-list.tsx';
import type { TeachServices } from './teach-services.ts';

interface TeachDialogProps {
  readonly teach: TeachServices;
  readonly origin: string;
  readonly makeId: () => string;
  /** Reads the page again, so that what was just taught shows. */
  readonly reread: () => Promise<void>;
  readonly onClose: () => void;
}

type Stage = { readonly at: 'list' } | { readonly at: 'pointing' } | { readonly at: 'field'; readonly pointed: PointedValue };

interface Taught {
  readonly mappings: readonly PageMapping[];
  readonly findings: readonly MappingFinding[];
}

const badgeWords = (shown: string): string => shown.replace(/(?:\d{1,2}:)?\d{1,3}:\d{2}/u, '').replace(/[\s●•·:：]+/gu, ' ').trim();

/** Teaches this page: point at a value, say which field it is, see what it finds now. */
export function TeachDialog({ teach, origin, makeId, reread, onClose }: TeachDialogProps) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>({ at: 'list' });
  const [{ mappings, findings }, setTaught] = useState<Taught>({ mappings: [], findings: [] });
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean } | null>(null);
  const file = useRef<HTMLInputElement>(null);

  const look = useCallback(async (): Promise<Taught> => {
    await reread();
    return { mappings: await teach.of(origin), findings: await teach.client.findings() };
  }, [teach, origin, reread]);
  const refresh = async (): Promise<void> => setTaught(await look());
  useEffect(() => {
    let open = true;
    void look().then((taught) => { if (open) setTaught(taught); });
    return () => {
      open = false;
      teach.client.stopPointing();
    };
  }, [look, teach]);

  const point = async (): Promise<void> => {
    setSaid(null);
    setStage({ at: 'pointing' });
    const pointed = await teach.client.point();
    if (!pointed) setSaid({ text: t('teach.nothing'), bad: false });
    setStage(pointed ? { at: 'field', pointed } : { at: 'list' });
  };
  const pick = async (pointed: PointedValue, field: FieldName, state?: PageCallState['state']): Promise<void> => {
    const mapping: PageMapping = { id: makeId(), path: pointed.path, field, anchor: pointed.anchor, ...(field === CALL_BADGE && state ? { badge: { words: badgeWords(pointed.shown), state } } : {}) };
    // One way to a field on a kind of page: the newest.
    for (const old of mappings) if (old.field === field && old.path === mapping.path && field !== CALL_BADGE) await teach.remove(old.id);
    const saved = await teach.save(origin, mapping);
    setSaid(saved ? null : { text: t('teach.notSaved'), bad: true });
    await refresh();
    setStage({ at: 'list' });
  };
  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    const taken = await teach.importText(await chosen.text());
    const params: Readonly<Record<string, string | number>> = !taken.ok && 'params' in taken.failure ? { ...taken.failure.params } : {};
    setSaid(taken.ok ? { text: t('teach.imported', { count: taken.value }), bad: false } : { text: t(`failure.${taken.failure.code}`, params), bad: true });
    await refresh();
  };

  return (
    <Overlay title={t('teach.title')} onClose={onClose} testId="teach-dialog">
      {stage.at === 'field' ? <TeachField pointed={stage.pointed} onPick={(field, state) => void pick(stage.pointed, field, state)} onCancel={() => setStage({ at: 'list' })} /> : null}
      {stage.at === 'pointing' ? (
        <div role="status" data-testid="teach-pointing">
          <p>{t('teach.pointing')}</p>
          <Button className="mt-2" onClick={() => teach.client.stopPointing()}>{t('cancel')}</Button>
        </div>
      ) : null}
      {stage.at === 'list' ? (
        <>
          <p className="text-sm text-quiet">{t('teach.what')}</p>
          <Button look="primary" className="my-2" data-testid="teach-point" onClick={() => void point()}>{t('teach.point')}</Button>
          <TeachList mappings={mappings} findings={findings} onRemove={(id) => void teach.remove(id).then(refresh)} />
          <div className="mt-2 flex gap-1 pb-1">
            <Button look="quiet" data-testid="teach-export" onClick={() => void teach.exportAll()}>{t('teach.export')}</Button>
            <Button look="quiet" onClick={() => file.current?.click()}>{t('teach.import')}</Button>
            <input ref={file} type="file" accept="application/json,.json" hidden data-testid="teach-import" onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ''; }} />
          </div>
        </>
      ) : null}
      <p role="status" data-testid="teach-said" className={said?.bad ? 'text-harm' : 'text-quiet'}>{said?.text}</p>
    </Overlay>
  );
}
