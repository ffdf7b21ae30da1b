import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { insertFor } from '../crm-page/insert/insert-for.ts';
import { addPart } from '../crm-page/parts.ts';

/** Loaded when a text is first inserted. */
export default defineUnlistedScript(() => addPart('insert', { insert: insertFor }));
