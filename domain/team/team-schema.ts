import { z } from 'zod';
import { ROLES, type MemberCard, type Team } from './team.ts';

const base64Key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const recipient = z.string().regex(/^age1[0-9a-z]{58}$/);
const text = z.string().min(1).max(200);
const instant = z.iso.datetime();

const card = { author: text, person: z.string().max(100), name: z.string().max(100), signingKey: base64Key, recipient };

export const memberCardSchema = z.strictObject(card) satisfies z.ZodType<MemberCard>;

export const teamSchema = z.strictObject({
  id: text,
  name: text,
  revision: z.int().positive(),
  updatedAt: instant,
  administratorKey: base64Key,
  members: z.array(z.strictObject({ ...card, roles: z.array(z.enum(ROLES)).max(4), earlierSigningKeys: z.array(base64Key).max(50), addedAt: instant, removedAt: instant.optional() })).max(2000),
  exchange: z.strictObject({ everyMinutes: z.int().min(1).max(1440) }),
  retentionDays: z.record(z.string(), z.int().positive()),
}) satisfies z.ZodType<Team>;
