import { useId } from 'react';

interface FileFieldProps {
  readonly label: string;
  readonly accept: string;
  readonly testId: string;
  readonly onFile: (file: File) => void;
}

/** Takes a file by choosing it or dropping it. The same file can be given twice. */
export function FileField({ label, accept, testId, onFile }: FileFieldProps) {
  const id = useId();
  return (
    <div
      className="rounded-md border border-dashed border-line px-2 py-1.5"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <label htmlFor={id} className="block text-sm text-quiet">{label}</label>
      <input
        id={id} type="file" accept={accept} data-testid={testId} className="w-full text-sm"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}
