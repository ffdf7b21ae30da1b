import { useEffect, useState } from 'react';

/** Milliseconds since the epoch, ticking while the panel is visible, once a second unless told otherwise. */
export function useNow(everyMs: number = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => { if (!document.hidden) setNow(Date.now()); }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
