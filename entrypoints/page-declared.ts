import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readDeclared } from '../crm-page/declared/read-declared.ts';
import { addPart } from '../crm-page/parts.ts';

/** For pages that state themselves what they show (`docs/page-contract.md`). */
export default defineUnlistedScript(() => addPart('declared', { read: readDeclared }));
