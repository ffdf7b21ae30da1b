import type { Failure, Result } from '../../domain/result.ts';
import type { LineUsage } from '../../scripts-library/suggest/index.ts';
import type { ScriptUsage } from '../../storage/repositories/usage-repository.ts';

/** What each line did on this machine, newest version only. Without counts nothing is preferred. */
export function usageByLine(counted: Result<readonly ScriptUsage[], Failure>): Readonly<Record<string, LineUsage>> {
  if (!counted.ok) return {};
  const lines: Record<string, LineUsage> = {};
  for (const { scriptId, version, counts } of counted.value) {
    if (version < (lines[scriptId]?.version ?? 0)) continue;
    lines[scriptId] = { version, used: counts.said + counts.copied + counts.inserted, edited: counts.edited, rejected: counts.rejected };
  }
  return lines;
}
