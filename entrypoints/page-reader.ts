import type { UnlistedScriptDefinition } from 'wxt';
import { startReader } from '../crm-page/start-reader.ts';

/** In place of WXT's own, which is 60 bytes of every page. A call it must be: WXT empties `main` to look at the script outside a page. */
const defineScript = (script: UnlistedScriptDefinition): UnlistedScriptDefinition => script;

/** Loaded by a panel into the tab beside it. */
export default defineScript({ main: () => startReader(document) });
