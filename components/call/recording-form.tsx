import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';

/** The number under which the recording is found again; given once. */
export function RecordingForm({ onRecording }: { readonly onRecording: (recordingId: string) => void }) {
  const { t } = useTranslation();
  const [id, setId] = useState('');
  return (
    <form className="mt-2 flex gap-1" onSubmit={(event) => { event.preventDefault(); if (id.trim()) onRecording(id.trim()); }}>
      <input value={id} maxLength={80} autoComplete="off" onChange={(event) => setId(event.target.value)} aria-label={t('later.recording')} placeholder={t('later.recording')} data-testid="later-recording" className="min-w-0 flex-1 rounded-sm border border-line bg-raised px-1.5 py-0.5" />
      <Button type="submit" disabled={id.trim() === ''}>{t('add')}</Button>
    </form>
  );
}
