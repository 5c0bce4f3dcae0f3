import { z } from 'zod';
import { database, type Handle, inTransaction, type Tx } from '~db/client';
import { auditHead, eventsAfter } from '~db/queries/audit';
import { organisationById } from '~db/queries/organisations';
import { holdVersions, versionsOfStatement } from '~db/queries/statements';
import type { Actor } from '../access/can';
import type { Permission } from '../access/policy';
import { type AnswerChange, changeInWords, EVENTS, type EventName } from '../audit/events';
import { canonical, sha256 } from '../platform/canonical.server';
import { notFound, Refusal } from '../platform/refusal';
import type { StatementDocument } from '../questionnaire/document';
import { documentOf, frozenDocument } from './document-of.server';
import { type OpenStatement, openStatement } from './open.server';
import { type ChangedDetails, type ChangeSince, postedShown, type Shown } from './shown';

/** A statement with what its page showed of it: what every decision is made about. */
export interface Seen extends OpenStatement {
  /** Null when the form did not say. */
  shown: Shown | null;
  /** Words that were typed with the decision. */
  typed: readonly string[];
}

/** The statement is not what the page showed any more. Says what changed, so that a person can decide again. */
export class ChangedSince extends Refusal {
  constructor(override readonly details: ChangedDetails) {
    super('conflict', 'This statement changed since you read it');
  }
}

/** A version's document with what a page that shows it is to say it showed. */
export async function documentShown(
  open: OpenStatement,
): Promise<{ document: StatementDocument; shown: Shown }> {
  // Read before the document: what happens in between is then told as a change, and never missed.
  const event = (await auditHead(database(), open.organisation.id))?.position ?? 0;
  const { version } = open;
  const document =
    version.status === 'draft' ? await documentOf(database(), open) : await frozenDocument(database(), open);
  return { document, shown: { ...standingOf(open), sha256: hashOf(open, document), event } };
}

/** A statement as somebody sees it who reads and decides at once: commands, the demo, tests. */
export async function seeStatement(actor: Actor, id: string, permission: Permission): Promise<Seen> {
  const open = await openStatement(actor, id, permission);
  const { shown } = await documentShown(open);
  return { ...open, shown, typed: [] };
}

/** A statement together with what a posted form says its page showed, and the words that were typed with it. */
export function asPosted(open: OpenStatement, shown: Shown | null, ...typed: readonly string[]): Seen {
  return { ...open, shown, typed: typed.filter(Boolean) };
}

/** What a person types with a decision. */
const TYPED = ['name', 'role', 'reason', 'comment'] as const;

/**
 * How a form that decides is read: that its page is old is said before what is missing on it. A page with what is
 * missing shows the statement as it stands now, and would take the next press as a decision about that.
 */
export function decidedOn(open: OpenStatement) {
  return {
    whenWrong: async (said: Record<string, unknown>): Promise<void> => {
      const { shown } = z.object({ shown: postedShown }).parse(said);
      const typed = TYPED.map((name) => String(said[name] ?? '').trim());
      await inTransaction((tx) => holdAsShown(tx, asPosted(open, shown, ...typed)));
    },
  };
}

export interface Held extends OpenStatement {
  /** The draft's document, which is what a declaration freezes; null for a version that is frozen. */
  draft: StatementDocument | null;
}

/**
 * Inside a decision's transaction: holds the statement and gives it as it stands now, if that is what the page showed.
 * Anything else is refused, whoever changed it and whatever it was.
 */
export async function holdAsShown(tx: Tx, seen: Seen): Promise<Held> {
  const { statement, shown } = seen;
  const organisationId = statement.organisation_id;
  await holdVersions(tx, organisationId, statement.id);
  const organisation = await organisationById(tx, organisationId);
  const versions = await versionsOfStatement(tx, organisationId, statement.id);
  const [version] = versions;
  if (!organisation || !version) throw notFound();
  const now = { organisation, statement, versions, version };
  const draft = version.status === 'draft' ? await documentOf(tx, now) : null;
  const same =
    shown !== null &&
    shown.sha256 === hashOf(now, draft) &&
    shown.versions === standingOf(now).versions &&
    shown.revision === version.revision;
  if (!same) throw new ChangedSince({ changes: await changesSince(tx, seen), typed: seen.typed });
  return { ...now, draft };
}

function standingOf({ versions, version }: OpenStatement): Pick<Shown, 'versions' | 'revision'> {
  const words = versions.map(({ number, status }) => `${number} ${status}`);
  return { versions: words.join(', '), revision: version.revision };
}

function hashOf({ version }: OpenStatement, draft: StatementDocument | null): string {
  return version.document_sha256 ?? sha256(canonical(draft));
}

async function changesSince(db: Handle, { statement, shown }: Seen): Promise<ChangeSince[]> {
  if (!shown) return [];
  const rows = await eventsAfter(db, statement.organisation_id, shown.event, MOST_CHANGES);
  return rows
    .filter(
      (row) => [null, statement.id].includes(row.statement_id) || OF_OTHER_YEARS.has(row.event as EventName),
    )
    .map(({ at, actor_name, event, detail }) => {
      const { changes = [], reason } = JSON.parse(detail) as { changes?: AnswerChange[]; reason?: string };
      const details = changes.map((change) => `${change.measure}: ${changeInWords(change)}`);
      return {
        at: at.toISOString(),
        actor: actor_name,
        what: EVENTS[event as EventName] ?? event,
        details: [...details, ...(reason ? [reason] : [])],
      };
    });
}

/** What happens to another year and changes what this one tells of it. */
const OF_OTHER_YEARS = new Set<EventName>([
  'statement.imported',
  'answers.saved',
  'answers.restored',
  'statement.submitted',
  'statement.withdrawn',
  'statement.returned',
  'statement.published',
  'statement.unpublished',
]);

/** More than a person reads; whoever is that late reads the statement. */
const MOST_CHANGES = 200;
