import { useEffect, useMemo, useRef } from 'react';
import type { VaultDoor } from '../../storage/vault/vault-door.ts';

/**
 * Calls `leave` when another vault, or none, is open than when the page began: here or in another page. `hold` keeps the page
 * where it is while a new recovery key is on it; `release` ends that.
 */
export function useLeaveOnChange(door: Pick<VaultDoor, 'onChange'>, leave: () => void): { readonly hold: () => void; readonly release: () => void } {
  const held = useRef(false);
  useEffect(() => door.onChange(() => { if (!held.current) leave(); }), [door, leave]);
  return useMemo(() => ({ hold: () => { held.current = true; }, release: () => { held.current = false; } }), []);
}
