import { z } from 'zod';
import type { Tx } from '~db/client';
import { type Comparable, nameKeys, organisationsAmong } from '~db/queries/duplicates';
import {
  type AskedRole,
  addInvitations,
  openAmong,
  revokeInvitations,
  rolesHeld,
} from '~db/queries/invitations';
import { assessorsAmong } from '~db/queries/people';
import type { Actor } from '../access/can';
import type { MemberRole } from '../access/policy';
import { addressLine } from '../account/address-line';
import { invitationLetter, newInvitation, wouldNotDecide } from '../account/invitations.server';
import { inRole, MEMBER_ROLES } from '../account/roles';
import { recordMany, recordOfAccreditor } from '../audit/record.server';
import { promiseMany } from '../mail/outbox.server';
import { sha256 } from '../platform/canonical.server';
import { now } from '../platform/clock.server';
import { inParts } from '../platform/in-parts';
import { Refusal } from '../platform/refusal';
import { dayInWords } from '../questionnaire/period';
import { type ListRow, type PlannedRow, readList } from './list-file';
import type { ListKind } from './list-form.server';

export const INVITATION_COLUMNS = { required: ['organisation', 'email', 'role'], optional: [] } as const;
type Column = (typeof INVITATION_COLUMNS.required)[number];

export const MOST_INVITATIONS = 10_000;
/** PostgreSQL takes 65,535 parameters a statement, and the embedded database is slow at long ones. */
const ROWS_A_STATEMENT = 200;
/** Of one address for one place and role, one invitation is open; of those that ran out there may be some. */
const FOUND_A_ROW = 10;

const row = z.object({
  organisation: z.string().min(1, 'Say in which organisation'),
  email: addressLine.transform((typed) => typed.toLowerCase()),
  role: z
    .string()
    .transform((typed) => typed.toLowerCase())
    .pipe(z.enum(MEMBER_ROLES, `The role is ${MEMBER_ROLES.join(', ')}`)),
});

interface Invited extends AskedRole {
  role: MemberRole;
  place: string;
}

type Judged = { planned: PlannedRow; invited: Invited | null };

/** A list of people to be invited into organisations. */
export function listOfInvitations(actor: Actor): ListKind {
  return {
    plan: async (tx, bytes) => {
      const read = readList<Column>(bytes, INVITATION_COLUMNS, MOST_INVITATIONS);
      if ('wrong' in read) throw new Refusal('incomplete', read.wrong).at('file');
      const { judged, runOut } = await judge(tx, read);
      return {
        rows: judged.map(({ planned }) => planned),
        make: () => make(tx, actor, { judged, runOut, fileHash: sha256(bytes) }),
      };
    },
  };
}

const keyOf = ({ organisationId, email, role }: AskedRole) => `${organisationId} ${email} ${role}`;

async function judge(
  tx: Tx,
  rows: readonly ListRow<Column>[],
): Promise<{ judged: Judged[]; runOut: string[] }> {
  const parsed = rows.map((each) => ({ each, read: each.wrong ? null : row.safeParse(each.cells) }));
  const places = await placesCalled(
    tx,
    parsed.flatMap(({ read }) => (read?.success ? [read.data.organisation] : [])),
  );
  const before = new Map<string, number>();
  const first: Judged[] = parsed.map(({ each, read }) => {
    const { line, cells } = each;
    const label = [cells.email, cells.organisation].filter(Boolean).join(', ') || '(empty)';
    const broken = (says: string) => ({
      planned: { line, label, outcome: 'broken' as const, says },
      invited: null,
    });
    if (!read?.success) {
      const issue = read?.error?.issues[0];
      const where = issue?.path[0] ? `${String(issue.path[0])}: ` : '';
      return broken(each.wrong ?? `${where}${issue?.message ?? 'It cannot be read'}`);
    }
    const { organisation, email, role } = read.data;
    const found = places(organisation);
    if (typeof found === 'string') return broken(found);
    const invited = { organisationId: found.id, email, role, place: found.name };
    const twice = before.get(keyOf(invited));
    if (twice !== undefined) return broken(`It is the same as line ${twice}`);
    before.set(keyOf(invited), line);
    const says = `Invited to be ${inRole(role)} at ${found.name}`;
    return { planned: { line, label, outcome: 'made', says }, invited };
  });
  return settled(tx, first);
}

/** Who is there already, or invited already; and which invitations ran out, so that the new one is the only one. */
async function settled(tx: Tx, first: readonly Judged[]): Promise<{ judged: Judged[]; runOut: string[] }> {
  const asked = first.flatMap(({ invited }) => invited ?? []);
  const there = new Map<string, string>();
  const runOut: string[] = [];
  const assessors = new Set(await assessorsAmong(tx, [...new Set(asked.map(({ email }) => email))]));
  for (const some of inParts(asked, ROWS_A_STATEMENT)) {
    for (const held of await rolesHeld(tx, some)) there.set(keyOf(held), 'They have this role already');
    for (const open of await openAmong(tx, some, some.length * FOUND_A_ROW)) {
      if (open.expires_at <= now()) runOut.push(open.id);
      else if (!there.has(keyOf(open)))
        there.set(
          keyOf(open),
          `They are invited already, until ${dayInWords(open.expires_at.toISOString().slice(0, 10))}`,
        );
    }
  }
  const judged = first.map((each): Judged => {
    const says = each.invited && there.get(keyOf(each.invited));
    if (says) return { planned: { ...each.planned, outcome: 'there', says }, invited: null };
    if (!each.invited || !assessors.has(each.invited.email)) return each;
    const { place } = each.invited;
    const warned = `${each.planned.says}. This is ${wouldNotDecide(place)}`;
    return { ...each, planned: { ...each.planned, says: warned, warns: true } };
  });
  return { judged, runOut };
}

/** Finds the organisation that a row calls by its address here, a number of a register, or its name. */
async function placesCalled(
  tx: Tx,
  names: readonly string[],
): Promise<(called: string) => Comparable | string> {
  const keys = new Map<string, string>();
  const by = new Map<string, Map<string, Comparable>>();
  const put = (under: string, found: Comparable) =>
    by.set(under, (by.get(under) ?? new Map()).set(found.id, found));
  for (const some of inParts([...new Set(names)], ROWS_A_STATEMENT)) {
    const ofThese = await nameKeys(tx, some);
    for (const [at, name] of some.entries()) keys.set(name, ofThese[at] ?? '');
    const numbers = some.map((name) => name.replace(/\s/g, '').toUpperCase());
    const asked = { companies: numbers, charities: numbers, keys: ofThese, slugs: some };
    for (const found of await organisationsAmong(tx, asked, some.length * FOUND_A_ROW)) {
      put(`slug ${found.slug}`, found);
      if (found.company_number) put(`number ${found.company_number}`, found);
      if (found.charity_number) put(`number ${found.charity_number}`, found);
      put(`name ${found.key}`, found);
    }
  }
  return (called) => {
    const found =
      by.get(`slug ${called}`) ??
      by.get(`number ${called.replace(/\s/g, '').toUpperCase()}`) ??
      by.get(`name ${keys.get(called)}`) ??
      new Map<string, Comparable>();
    const [one, another] = [...found.values()].filter(({ merged_into }) => merged_into === null);
    if (another) return 'organisation: Several are called so. Give its address here, or its number';
    if (one) return one;
    return found.size > 0
      ? 'organisation: It is closed, for it was a duplicate'
      : 'organisation: There is none of this name, number or address';
  };
}

async function make(
  tx: Tx,
  actor: Actor,
  { judged, runOut, fileHash }: { judged: readonly Judged[]; runOut: readonly string[]; fileHash: string },
): Promise<void> {
  const invited = judged.flatMap((each) => each.invited ?? []);
  if (invited.length === 0)
    throw new Refusal('incomplete', 'There is nobody to invite in this file').at('file');
  for (const some of inParts(runOut, ROWS_A_STATEMENT)) await revokeInvitations(tx, some, now());
  const made = invited.map((each) => ({ each, ...newInvitation(actor, each) }));
  for (const some of inParts(made, ROWS_A_STATEMENT))
    await addInvitations(
      tx,
      some.map(({ row: written }) => written),
    );
  await recordMany(
    tx,
    invited.map(({ organisationId, email, role }) => ({
      organisationId,
      actor,
      event: 'person.invited',
      detail: { email, role },
    })),
  );
  await promiseMany(
    tx,
    made.map(({ each: { email, role, place }, token }) => ({
      recipient: email,
      letter: invitationLetter(actor, { token, role, where: place }),
    })),
  );
  const detail = { count: invited.length, file: fileHash };
  await recordOfAccreditor(tx, { actor, event: 'people.invited', detail });
}
