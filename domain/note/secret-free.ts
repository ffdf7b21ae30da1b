import type { CallEventBody } from '../call/events.ts';
import { withoutSecrets } from './saved-form.ts';

/** Fields of events that hold what an agent wrote. What was read from a page is the reader's to judge. */
const WRITTEN = ['text', 'what', 'reason', 'overrideReason', 'number', 'recordingId', 'approver'] as const;

/** The event without passwords and codes in what the agent wrote; the same object where there are none. */
export function secretFree(body: CallEventBody): CallEventBody {
  const changed: Record<string, unknown> = {};
  const fields = body as unknown as Readonly<Record<string, unknown>>;
  for (const name of WRITTEN) {
    const value = fields[name];
    if (typeof value === 'string' && withoutSecrets(value) !== value) changed[name] = withoutSecrets(value);
  }
  if (body.type === 'step.ticked') {
    const evidence = Object.fromEntries(Object.entries(body.evidence).map(([id, value]) => [id, withoutSecrets(value)]));
    if (Object.entries(evidence).some(([id, value]) => value !== body.evidence[id])) changed['evidence'] = evidence;
  }
  return Object.keys(changed).length === 0 ? body : ({ ...body, ...changed } as CallEventBody);
}

/** A value written into a field that is named by its label: "123456" beside "验证码" is a code too. */
export function withoutSecretsBeside(label: string, value: string): string {
  const before = `${label}：`;
  return withoutSecrets(before + value).slice(before.length);
}
