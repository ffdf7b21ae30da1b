import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAdapted } from '../crm-page/adapters/read-adapted.ts';
import { addPart } from '../crm-page/parts.ts';

/** For pages that bear the marks of a known CRM (`crm-page/adapters/README.md`). */
export default defineUnlistedScript(() => addPart('adapters', { read: readAdapted }));
