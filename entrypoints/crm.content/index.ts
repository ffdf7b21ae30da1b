import { defineContentScript } from 'wxt/utils/define-content-script';
import { startReader } from '../../crm-page/start-reader.ts';

/** Registered at run time for granted origins, or loaded once by the toolbar click (`activeTab`). Never in the manifest. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  main(ctx) {
    startReader(document, (end) => ctx.onInvalidated(end));
  },
});
