import type { UnlistedScriptDefinition } from 'wxt';
import { startReader } from '../crm-page/start-reader.ts';

/** Loaded by a panel into the tab beside it. Written out: what defines it would be 60 bytes of every page. */
const script: UnlistedScriptDefinition = { main: () => startReader(document) };
export default script;
