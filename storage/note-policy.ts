import type { AsideDatabase } from './database.ts';
import { succeed, type Result } from '../domain/result.ts';
import type { StorageFailure } from './failures.ts';
import type { Policy } from './policy.ts';
import type { AuditRepository } from './repositories/audit-repository.ts';
import { caught } from './repositories/caught.ts';

const SEEN = 'policy-seen';

/** Enters in the audit log that the bank's policy is not what it was when last seen here. Answers whether it was entered. */
export function notePolicy({ database, audit }: { readonly database: AsideDatabase; readonly audit: AuditRepository }, policy: Policy): Promise<Result<boolean, StorageFailure>> {
  return caught<boolean, StorageFailure>(async () => {
    const value = JSON.stringify(policy);
    const seen = await database.settings.get(SEEN);
    const unchanged = seen === undefined ? Object.keys(policy.settings).length === 0 && !policy.forbidExports && !policy.requirePassphrase && !policy.hideReminderWords && policy.recoveryRecipient === undefined : seen.value === value;
    if (unchanged) return succeed(false);
    const logged = await audit.append({ action: 'policy.changed', subject: 'managed', details: { keys: Object.keys(policy.settings).join(' '), passphrase: policy.requirePassphrase ? 'required' : 'free', exports: policy.forbidExports ? 'forbidden' : 'allowed', reminders: policy.hideReminderWords ? 'without words' : 'with words', recovery: policy.recoveryRecipient ?? '' } });
    if (!logged.ok) return logged;
    await database.settings.put({ key: SEEN, value, updatedAt: logged.value.at });
    return succeed(true);
  });
}
