import { fail, succeed, type Failure, type Result } from '../../domain/result.ts';
import type { MemberCard, Team } from '../../domain/team/team.ts';
import type { ExchangeService } from '../../storage/exchange/exchange-service.ts';
import type { BundlePreview } from '../../storage/exchange/preview.ts';

/** A file as it is shown before anything of it is taken in. */
export type Incoming =
  | { readonly kind: 'team'; readonly text: string; readonly team: Team; readonly fingerprint: string }
  | { readonly kind: 'card'; readonly card: MemberCard; readonly fingerprint: string }
  | { readonly kind: 'bundles'; readonly bytes: Uint8Array<ArrayBuffer>; readonly bundles: readonly BundlePreview[] };

const CURLY = '{'.codePointAt(0);

/** Tells by its content what was handed over: a person need not know which of the three files it is. Nothing is applied. */
export async function readIncoming(service: ExchangeService, file: File): Promise<Result<Incoming, Failure>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) return fail({ code: 'exchange.half-written' });
  if (bytes[0] !== CURLY) {
    const bundles = await service.previewFile(bytes);
    return bundles.ok ? succeed({ kind: 'bundles', bytes, bundles: bundles.value }) : bundles;
  }
  const text = new TextDecoder().decode(bytes);
  const card = await service.previewCard(text);
  if (card.ok) return succeed({ kind: 'card', ...card.value });
  const team = await service.previewTeam(text);
  return team.ok ? succeed({ kind: 'team', text, ...team.value }) : team;
}

/** Kept here when taken in, until what they wait for comes. */
const IS_KEPT: ReadonlySet<string> = new Set(['exchange.gap', 'exchange.unknown-author']);

/** Whether taking a file in changes anything: a bundle in it is new here and opens, or is kept until it can be. */
export const hasSomething = (bundles: readonly BundlePreview[]): boolean =>
  bundles.some(({ known, failure, author }) => !known && author !== undefined && (failure === undefined || IS_KEPT.has(failure.code)));

/** Names that a newer team file brings and takes away. */
export function changedMembers(before: Team, after: Team): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const active = (team: Team): ReadonlyMap<string, string> => new Map(team.members.filter((one) => one.removedAt === undefined).map((one) => [one.author, one.name]));
  const [was, is] = [active(before), active(after)];
  return {
    added: [...is].filter(([author]) => !was.has(author)).map(([, name]) => name),
    removed: [...was].filter(([author]) => !is.has(author)).map(([, name]) => name),
  };
}
