import { defineContentScript } from 'wxt/utils/define-content-script';
import { trackLastEditable } from '../../crm-page/insert/last-editable.ts';
import { world } from '../../crm-page/world.ts';

/**
 * All that a granted site loads by itself: it remembers the field last written in. The reader follows when a panel is open
 * beside the tab. Registered at run time for granted origins, or loaded with the reader (`activeTab`). Never in the manifest.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  main() {
    world.editable ??= trackLastEditable(document);
  },
});
