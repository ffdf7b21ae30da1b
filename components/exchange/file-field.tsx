import { useId, useState } from 'react';
import { classNames } from '../ui/class-names.ts';

interface FileFieldProps {
  readonly label: string;
  readonly accept: string;
  readonly testId: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files by choosing or dropping them. The same file can be given twice. */
export function FileField({ label, accept, testId, onFiles }: FileFieldProps) {
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
      <label htmlFor={id} className="mb-1 block text-sm text-quiet">{label}</label>
      <input
        id={id} type="file" multiple accept={accept} data-testid={testId}
        className="w-full text-sm file:mr-2 file:rounded-md file:border file:border-solid file:border-line file:bg-raised file:px-2 file:py-0.5 file:text-base file:text-ink"
        onChange={(event) => {
          give(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}
