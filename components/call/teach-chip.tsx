import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/chip.tsx';
import { isLost } from './teach-list.tsx';
import { useDesk, useDeskState } from './use-desk.ts';

/** After each reading: how many taught fields no longer find their value. */
export function TeachChip() {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const record = useDeskState((state) => state.record);
  const [lost, setLost] = useState(0);
  const { teach } = desk.services;
  useEffect(() => {
    let current = true;
    const asked = record && teach ? teach.client.findings() : Promise.resolve([]);
    void asked.then((findings) => { if (current) setLost(findings.filter(isLost).length); });
    return () => { current = false; };
  }, [teach, record]);
  if (lost === 0) return null;
  return <div className="border-b border-line px-3 py-1"><Chip tone="harm" testId="chip-taught-lost" onClick={() => desk.store.setState({ overlay: 'teach' })}>{t('teach.lost', { count: lost })}</Chip></div>;
}
