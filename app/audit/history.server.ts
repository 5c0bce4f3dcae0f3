import { validate as isId } from 'uuid';
import { database } from '~db/client';
import { accreditorEvents, accreditorHead } from '~db/queries/accreditor';
import {
  type AuditRow,
  actorsOfStatement,
  auditHead,
  eventById,
  eventsMentioning,
  eventsOf,
  eventsOfStatement,
  organisationsWithTrail,
} from '~db/queries/audit';
import { endFault, firstBreak, GENESIS } from './chain';
import { type AnswerChange, EVENTS, type EventName, type HistoryEntry } from './events';
import { ACCREDITOR, hashOf } from './record.server';

const ON_A_PAGE = 100;

interface HistoryFilter {
  /** Whose doings alone. */
  by?: string | null;
  /** A measure, by its id, of which alone what changed is told. */
  measure?: string | null;
}

/** What happened to a statement, newest first: before an event, a page of it. */
export async function historyOf(
  organisationId: string,
  statementId: string,
  before: string | null = null,
  { by = null, measure = null }: HistoryFilter = {},
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  const position = /^[1-9]\d{0,8}$/.test(before ?? '') ? Number(before) : null;
  const rows = await eventsOfStatement(database(), organisationId, statementId, {
    before: position,
    by,
    word: measure && JSON.stringify(measure),
    limit: ON_A_PAGE + 1,
  });
  const shown = rows.slice(0, ON_A_PAGE);
  const last = shown.at(-1);
  return {
    entries: shown.map(entryOf).map((entry) => ({
      ...entry,
      changes: entry.changes.filter(({ id }) => !measure || id === measure),
    })),
    next: rows.length > ON_A_PAGE && last ? String(last.position) : null,
  };
}

/** Who has done anything to a statement, by name; the first two hundred. */
export async function actorsIn(
  organisationId: string,
  statementId: string,
): Promise<{ id: string; name: string }[]> {
  const rows = await actorsOfStatement(database(), organisationId, statementId, 200);
  return rows.map(({ actor_id, actor_name }) => ({ id: actor_id ?? '', name: actor_name }));
}

/** One event of a statement; null where it has none of that id. */
export async function eventOf(
  organisationId: string,
  statementId: string,
  id: string,
): Promise<HistoryEntry | null> {
  if (!isId(id)) return null;
  const row = await eventById(database(), organisationId, statementId, id);
  return row ? entryOf(row) : null;
}

/** What changed of some measures of a statement, by their ids and names, newest first, at most `limit` savings. */
export async function changesOfMeasures(
  organisationId: string,
  statementId: string,
  measures: readonly { id: string; label: string }[],
  limit: number,
): Promise<HistoryEntry[]> {
  // Events of before ids were kept know a measure by its name only.
  const words = measures.flatMap(({ id, label }) => [JSON.stringify(id), JSON.stringify(label)]);
  return (await eventsMentioning(database(), organisationId, statementId, words, limit)).map(entryOf);
}

function entryOf(row: AuditRow): HistoryEntry {
  const detail = JSON.parse(row.detail) as { changes?: AnswerChange[]; reason?: string };
  const at = row.at.toISOString();
  return {
    id: row.id,
    event: row.event,
    at,
    since: at,
    actorId: row.actor_id,
    actor: row.actor_name,
    what: EVENTS[row.event as EventName] ?? row.event,
    reason: detail.reason ?? null,
    changes: (detail.changes ?? []).map((change) => ({ ...change, knownBy: row.id })),
  };
}

/** Where a chain ended: an organisation's by its id, or the accreditor's own. */
export interface ChainHead {
  of: string;
  position: number;
  hash: string;
}

interface CheckedChains {
  events: number;
  /** The first bad event of each chain that is not whole. */
  broken: string[];
  /** Where each chain ends now. */
  heads: ChainHead[];
}

/**
 * Checks whether every chain is whole, ends where it should, and goes through where it is known to have ended before: whoever can
 * write everywhere can write a whole chain anew, and where it ends with it.
 */
export async function checkChains(kept: readonly ChainHead[] = []): Promise<CheckedChains> {
  const found: CheckedChains = { events: 0, broken: [], heads: [] };
  const was = new Map(kept.map((head) => [head.of, head]));
  const organisations = await organisationsWithTrail(database());
  for (const id of new Set([...organisations, ...was.keys()])) {
    if (id === ACCREDITOR) continue;
    check(
      found,
      `organisation ${id}`,
      await eventsOf(database(), id),
      await auditHead(database(), id),
      was.get(id),
    );
  }
  const own = (await accreditorEvents(database())).map((row) => ({ ...row, ...OF_THE_ACCREDITOR }));
  check(found, 'the accreditor', own, await accreditorHead(database()), was.get(ACCREDITOR));
  return found;
}

function check(
  found: CheckedChains,
  whose: string,
  rows: readonly AuditRow[],
  head: Omit<ChainHead, 'of'> | undefined,
  was: ChainHead | undefined,
): void {
  found.events += rows.length;
  const last = rows.at(-1);
  const gap = firstBreak(
    rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    hashOf,
  );
  const wrong = gap
    ? `, event ${gap.position}: ${gap.reason}`
    : [endFault(head, last ?? { position: 0, hash: GENESIS }), was && partedFrom(was, rows)]
        .filter(Boolean)
        .map((fault) => `: ${fault}`)[0];
  if (wrong) found.broken.push(`${whose}${wrong}`);
  if (last) found.heads.push({ of: last.organisation_id, position: last.position, hash: last.hash });
}

function partedFrom({ position, hash }: ChainHead, rows: readonly AuditRow[]): string | null {
  if (position === 0 || rows[position - 1]?.hash === hash) return null;
  return rows.length < position
    ? `its trail ends before event ${position}, where it once ended`
    : `event ${position}, with which its trail once ended, is another now`;
}

const OF_THE_ACCREDITOR = { organisation_id: ACCREDITOR, statement_id: null, version_id: null };
