import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readUnlabelled } from '../crm-page/generic/unlabelled.ts';
import { addPart } from '../crm-page/parts.ts';

/** For pages that speak of a customer or a case. */
export default defineUnlistedScript(() => addPart('unlabelled', { read: readUnlabelled }));
