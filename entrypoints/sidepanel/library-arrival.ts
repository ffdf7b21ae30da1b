import type { LibraryArrival } from '../../components/exchange/agent-team.tsx';
import type { Desk } from '../../components/call/desk-store.ts';
import type { LibraryRepository } from '../../storage/repositories/library-repository.ts';

interface Loaded {
  readonly packId: string;
  readonly packVersion: string;
  /** Of the library this panel was opened with. */
  readonly inForce: string;
  /** An open call keeps an older flow: what is in force is taken when it has ended. */
  readonly keepsOlder: boolean;
}

/** In milliseconds without a key or pointer, between calls. */
const IDLE = 5_000;

/**
 * A library that was published while the panel is open is taken between calls: by the agent's press, or when nothing was touched
 * for a while. A running call keeps what it began with.
 */
export function watchLibrary(library: LibraryRepository, { packId, packVersion, inForce, keepsOlder }: Loaded, desk: Desk): LibraryArrival {
  const listeners = new Set<() => void>();
  let arrived = keepsOlder;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const state: LibraryArrival['state'] = () => (!arrived ? 'current' : desk.store.getState().call === null ? 'ready' : 'waits-for-call');
  const waitForPause = (): void => {
    clearTimeout(timer);
    if (state() === 'ready') timer = setTimeout(() => (desk.store.getState().overlay === null && state() === 'ready' ? location.reload() : waitForPause()), IDLE);
  };
  const tell = (): void => {
    waitForPause();
    for (const run of listeners) run();
  };
  const check = async (): Promise<void> => {
    const version = await library.versionInForce(packId, packVersion);
    arrived = keepsOlder || (version.ok && version.value !== inForce);
    tell();
  };
  void check();
  library.onChange(() => void check());
  desk.store.subscribe((now, before) => {
    if ((now.call === null) !== (before.call === null)) tell();
  });
  for (const event of ['keydown', 'pointerdown', 'pointermove']) addEventListener(event, waitForPause, { passive: true });
  return {
    state,
    watch(run) {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    take: () => location.reload(),
  };
}
