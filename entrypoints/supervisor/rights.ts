import type { RightsServices } from '../../components/supervisor/rights-part.tsx';
import { saveFile } from '../../components/ui/save-file.ts';
import { succeed } from '../../domain/result.ts';
import type { BrowserStore } from '../../storage/browser-store.ts';

/** Holds, copies and deletions over the browser of this page. */
export function createRights({ maintenance, policy }: BrowserStore): RightsServices {
  return {
    exportsForbidden: policy.forbidExports,
    isHeld: (callId) => maintenance.isHeld(callId),
    hold: (callId, held, reason) => (held ? maintenance.hold(callId, reason) : maintenance.liftHold(callId, reason)),
    async exportSubject(subject) {
      const records = await maintenance.exportSubject(subject);
      if (!records.ok) return records;
      saveFile(`aside-customer-${new Date().toISOString().slice(0, 10)}.json`, JSON.stringify(records.value, null, 2), 'application/json');
      return succeed(records.value.length);
    },
    deleteSubject: (subject, reason) => maintenance.deleteSubject(subject, reason),
  };
}
