import { validate as isId } from 'uuid';
import { database, inTransaction } from '~db/client';
import {
  addBoardLink,
  type BoardLinkRow,
  boardLinkOf,
  boardLinksOf,
  endBoardLink,
  seeBoardLink,
} from '~db/queries/board-links';
import { type OrganisationRow, organisationById } from '~db/queries/organisations';
import { namesOf } from '~db/queries/people';
import { asWorks, reach } from '~db/reach';
import type { Actor } from '../access/can';
import { countBoardGuess } from '../account/rate-limit.server';
import { record } from '../audit/record.server';
import { sha256 } from '../platform/canonical.server';
import { newId, now, randomHex } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import { secretFor } from '../platform/secret.server';
import { dayInWords } from '../questionnaire/period';
import type { BoardLinkLine, BoardLinkState } from './board-links';

const DAY_MS = 86_400_000;
/** A name that was left empty. */
const UNNAMED = 'Board';

interface AskedBoardLink {
  label: string;
  days: number;
  /** What the form was given when it was shown, so that the same form sent twice makes one link. */
  formKey: string;
}

/** A key for one form. It opens nothing: what stands in the link follows from it only together with the server's secret. */
export const newFormKey = () => randomHex(32);

/**
 * Makes a read-only link to the overview; gives what stands in it, which is kept nowhere. The same form sent again,
 * by a reload or in parallel, gives the same link again.
 */
export async function makeBoardLink(
  actor: Actor,
  organisation: OrganisationRow,
  asked: AskedBoardLink,
): Promise<string> {
  const { days } = asked;
  const label = asked.label || UNNAMED;
  // A form without its key is one of its own.
  const words = [organisation.id, actor.personId, asked.formKey || newFormKey(), label, String(days)];
  const token = secretFor('board_link', words);
  const id = newId();
  const at = now();
  const expires = new Date(at.getTime() + days * DAY_MS);
  const added = await inTransaction(async (tx) => {
    const isNew = await addBoardLink(tx, {
      token_sha256: sha256(token),
      id,
      organisation_id: organisation.id,
      label,
      made_by: actor.personId,
      created_at: at,
      expires_at: expires,
      revoked_at: null,
      views: 0,
      seen_at: null,
    });
    if (!isNew) return false;
    const detail = { id, label, expires: expires.toISOString() };
    await record(tx, { organisationId: organisation.id, actor, event: 'board_link.made', detail });
    return true;
  });
  if (!added) await stillOpen(token);
  return token;
}

/** A form that is sent again long after must not show a link as new that works no more. */
async function stillOpen(token: string): Promise<void> {
  const link = await boardLinkOf(database(), sha256(token));
  if (!link || stateOf(link) !== 'open')
    throw new Refusal('conflict', 'The link that this form made works no more. Make another');
}

/** Ends a link at once. One that is unknown, another organisation's or already ended is not found. */
export async function revokeBoardLink(
  actor: Actor,
  organisation: OrganisationRow,
  id: string,
): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  await inTransaction(async (tx) => {
    const ended = await endBoardLink(tx, { organisationId: organisation.id, id, at: now() });
    if (!ended) throw notFound();
    const detail = { id, label: ended.label, views: ended.views };
    await record(tx, { organisationId: organisation.id, actor, event: 'board_link.revoked', detail });
  });
}

const ON_A_PAGE = 25;

/** An organisation's links, newest first: after one of them, a page. */
export async function boardLinks(
  organisation: OrganisationRow,
  after: string | null = null,
): Promise<{ links: BoardLinkLine[]; next: string | null }> {
  const known = after && isId(after) ? after : null;
  const found = await boardLinksOf(database(), organisation.id, known, ON_A_PAGE + 1);
  const rows = found.slice(0, ON_A_PAGE);
  const names = await namesOf(
    database(),
    rows.map(({ made_by }) => made_by),
  );
  const links = rows.map((row) => ({
    id: row.id,
    label: row.label,
    state: stateOf(row),
    madeBy: names.get(row.made_by) ?? '',
    madeOn: dayOf(row.created_at),
    until: dayOf(row.expires_at),
    views: row.views,
    seen: row.seen_at ? dayOf(row.seen_at) : null,
  }));
  return { links, next: found.length > ON_A_PAGE ? (rows.at(-1)?.id ?? null) : null };
}

/** Whose overview a link opens, and until when; unknown, expired and ended look the same. Counts the view. */
export async function openBoardLink(
  token: string,
  address: string,
): Promise<{ organisation: OrganisationRow; until: string }> {
  const link = /^[0-9a-f]{64}$/.test(token)
    ? await asWorks(() => seeBoardLink(database(), sha256(token), now()))
    : undefined;
  const organisation = link && (await organisationById(database(), link.organisation_id));
  if (!organisation) {
    await countBoardGuess(address);
    throw notFound();
  }
  // The link is who asks: it reaches this organisation, as its members do.
  reach({ role: 'member', organisations: [organisation.id] });
  return { organisation, until: dayOf(link.expires_at) };
}

function stateOf({ revoked_at, expires_at }: BoardLinkRow): BoardLinkState {
  if (revoked_at) return 'ended';
  return expires_at <= now() ? 'expired' : 'open';
}

function dayOf(moment: Date): string {
  return dayInWords(moment.toISOString().slice(0, 10));
}
