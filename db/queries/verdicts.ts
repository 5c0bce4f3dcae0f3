import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { LicenceConditionTable, VerdictTable, VoteTable } from '../schema-verdicts';

export type VerdictRow = Selectable<VerdictTable>;
export type ConditionRow = Selectable<LicenceConditionTable>;
type VoteRow = Selectable<VoteTable>;

interface Of {
  organisation_id: string;
  version_id: string;
}

/** More criteria, and more people, than a scheme has. */
const MOST = 100;

/** What was made of a version's criteria, by criterion. */
export function verdictsOf(db: Handle, of: Of): Promise<VerdictRow[]> {
  return db
    .selectFrom('verdict')
    .selectAll()
    .where('organisation_id', '=', of.organisation_id)
    .where('version_id', '=', of.version_id)
    .orderBy('criterion')
    .limit(MOST)
    .execute();
}

/** Writes verdicts down, each in the place of the one before it. */
export async function putVerdicts(tx: Tx, rows: readonly Insertable<VerdictTable>[]): Promise<void> {
  await tx
    .insertInto('verdict')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'version_id', 'criterion']).doUpdateSet((eb) => ({
        verdict: eb.ref('excluded.verdict'),
        reason: eb.ref('excluded.reason'),
        seen: eb.ref('excluded.seen'),
        given_by: eb.ref('excluded.given_by'),
        given_name: eb.ref('excluded.given_name'),
        given_at: eb.ref('excluded.given_at'),
      })),
    )
    .execute();
}

/** On what a version may be approved although criteria are not met. */
export function conditionsOf(db: Handle, of: Of): Promise<ConditionRow[]> {
  return db
    .selectFrom('licence_condition')
    .selectAll()
    .where('organisation_id', '=', of.organisation_id)
    .where('version_id', '=', of.version_id)
    .orderBy('criterion')
    .limit(MOST)
    .execute();
}

/** Proposes a condition, in the place of what was proposed before: nobody has agreed to the new one. */
export async function putCondition(tx: Tx, row: Insertable<LicenceConditionTable>): Promise<void> {
  const { organisation_id, version_id, criterion, ...said } = row;
  await tx
    .insertInto('licence_condition')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'version_id', 'criterion'])
        .doUpdateSet({ ...said, agreed_by: null, agreed_name: null, agreed_at: null }),
    )
    .execute();
}

/** A second person agrees to a condition as it stands; false where there is none that waits for it. */
export async function agreeCondition(
  tx: Tx,
  of: Of & { criterion: string },
  by: { personId: string; name: string },
  at: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('licence_condition')
    .set({ agreed_by: by.personId, agreed_name: by.name, agreed_at: at })
    .where('organisation_id', '=', of.organisation_id)
    .where('version_id', '=', of.version_id)
    .where('criterion', '=', of.criterion)
    .where('agreed_by', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Takes conditions away whose criteria are not unmet any more. */
export async function dropConditions(tx: Tx, of: Of, criteria: readonly string[]): Promise<void> {
  if (criteria.length === 0) return;
  await tx
    .deleteFrom('licence_condition')
    .where('organisation_id', '=', of.organisation_id)
    .where('version_id', '=', of.version_id)
    .where('criterion', 'in', criteria)
    .execute();
}

/** Who has said what should be decided, oldest first. */
export function votesOf(db: Handle, of: Of): Promise<VoteRow[]> {
  return db
    .selectFrom('vote')
    .selectAll()
    .where('organisation_id', '=', of.organisation_id)
    .where('version_id', '=', of.version_id)
    .orderBy('cast_at')
    .limit(MOST)
    .execute();
}

/** Somebody says, or says anew, what should be decided. */
export async function castVote(tx: Tx, row: VoteRow): Promise<void> {
  const { decision, reason, cast_at } = row;
  await tx
    .insertInto('vote')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'version_id', 'person_id'])
        .doUpdateSet({ decision, reason, cast_at }),
    )
    .execute();
}

/** What was voted on is not what it was. */
export async function dropVotes(tx: Tx, of: Of): Promise<void> {
  await tx
    .deleteFrom('vote')
    .where('organisation_id', '=', of.organisation_id)
    .where('version_id', '=', of.version_id)
    .execute();
}

/** By what a version was decided, as it was frozen; null where nobody has, or before verdicts were given. */
export async function decisionOf(db: Handle, of: Of): Promise<string | null> {
  const row = await db
    .selectFrom('version')
    .select('decision')
    .where('organisation_id', '=', of.organisation_id)
    .where('id', '=', of.version_id)
    .executeTakeFirst();
  return row?.decision ?? null;
}

/** What was decided about a statement before this one, as it was frozen; null where nobody has decided by verdicts yet. */
export async function decisionBefore(
  db: Handle,
  organisationId: string,
  periodEnd: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('version')
    .innerJoin('statement', (join) =>
      join
        .onRef('statement.organisation_id', '=', 'version.organisation_id')
        .onRef('statement.id', '=', 'version.statement_id'),
    )
    .select('version.decision')
    .where('version.organisation_id', '=', organisationId)
    .where('version.decision', 'is not', null)
    .where('version.status', 'in', ['published', 'superseded', 'approved'])
    .where('statement.period_end', '<', periodEnd)
    .orderBy('statement.period_end', 'desc')
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.decision ?? null;
}
