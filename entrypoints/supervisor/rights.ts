import type { RightsServices } from '../../components/supervisor/rights-part.tsx';
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
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(records.value, null, 2)], { type: 'application/json' }));
      link.download = `aside-customer-${new Date().toISOString().slice(0, 10)}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      return succeed(records.value.length);
    },
    deleteSubject: (subject, reason) => maintenance.deleteSubject(subject, reason),
  };
}
