import { trackLastEditable } from '../../../crm-page/insert/last-editable.ts';
import { typeInto } from '../../../crm-page/insert/type-into.ts';

/** The insert exactly as the content script does it, reachable from a test page. */
const editable = trackLastEditable(document);
Object.assign(globalThis, {
  asideInsert: async (text: string) => {
    const field = editable.current();
    return field ? typeInto(field, text) : 'no-field';
  },
});
