import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const TONES = {
  plain: 'border-line text-quiet',
  must: 'border-must/50 bg-must-soft text-must',
  harm: 'border-harm/50 bg-harm-soft text-harm',
  accent: 'border-accent/40 bg-accent-soft text-accent',
} as const;

interface ChipProps {
  readonly tone?: keyof typeof TONES;
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly pressed?: boolean;
  readonly testId?: string;
  readonly title?: string;
}

export function Chip({ tone = 'plain', children, onClick, pressed, testId, title }: ChipProps) {
  const look = classNames('inline-flex min-h-5 max-w-full items-center gap-1 rounded-sm border px-1.5 text-sm leading-[1.35]', TONES[tone]);
  if (!onClick) return <span className={look} data-testid={testId} title={title}>{children}</span>;
  return (
    <button type="button" className={classNames(look, 'text-left')} onClick={onClick} aria-pressed={pressed} data-testid={testId} title={title}>
      {children}
    </button>
  );
}
