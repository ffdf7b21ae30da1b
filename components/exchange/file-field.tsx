import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';

interface FileFieldProps {
  readonly label: string;
  readonly accept: string;
  readonly testId: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files by choosing or dropping them. The same file can be given twice. */
export function FileField({ label, accept, testId, onFiles }: FileFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const give = (files: FileList | null): void => {
    if (files !== null && files.length > 0) onFiles([...files]);
  };
  return (
    <div
      className={classNames('rounded-md border border-dashed px-3 py-2', over ? 'border-accent bg-accent-soft' : 'border-line')}
      data-testid={`${testId}-place`}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        give(event.dataTransfer.files);
      }}
    >
      <p id={`${id}-what`} className="mb-1 text-sm text-quiet">{label}</p>
      <input
        id={id} type="file" multiple accept={accept} data-testid={testId} aria-describedby={`${id}-what`} className="peer sr-only"
        onChange={(event) => {
          give(event.target.files);
          event.target.value = '';
        }}
      />
      {/* The browser's own button speaks the browser's language, not the interface's. */}
      <label htmlFor={id} className="inline-flex min-h-7 cursor-pointer items-center rounded-md border border-line bg-raised px-2 py-0.5 hover:border-quiet peer-focus-visible:outline-2 peer-focus-visible:outline-accent">{t('exchange.take.choose')}</label>
    </div>
  );
}
