import '../support/scheme';
import type postgres from 'postgres';
import { sha256 } from '~/platform/canonical.server';
import { newId } from '~/platform/clock.server';

interface Ids {
  organisationId: string;
  statementId: string;
  versionId: string;
  personId: string;
  period: { start: string; end: string };
}

/** The statements of a save, as a careful hand would send them through postgres.js: prepared, in one transaction. */
export function rawSave(sql: postgres.Sql, ids: Ids): (turn: number) => Promise<unknown> {
  const { organisationId: org, statementId, versionId, personId, period } = ids;
  return (turn) =>
    sql.begin(async (tx) => {
      const now = new Date();
      const [draft] =
        await tx`update version set revision = revision + 1, prepared_by = null, prepared_at = null
        where organisation_id = ${org} and id = ${versionId} and status = 'draft' returning revision`;
      await tx`select * from answer where organisation_id = ${org} and version_id = ${versionId}`;
      await tx`delete from answer where organisation_id = ${org} and version_id = ${versionId}
        and measure_id in ('staff_fte') and slice = ''`;
      await tx`insert into answer ${tx({
        organisation_id: org,
        version_id: versionId,
        measure_id: 'staff_fte',
        series: 'actual',
        category: '',
        period_start: period.start,
        period_end: period.end,
        status: 'reported',
        number: 10 + turn,
        decimals: 0,
        text: null,
        numerator: null,
        denominator: null,
        qualifier: null,
        basis: null,
        note: null,
        explanation: null,
        explanations: null,
        source: null,
        stated_label: null,
        imported_from: null,
        slice: '',
        revision: draft?.revision,
        updated_by: personId,
        updated_at: now,
      })}`;
      await tx`update field_comment set resolved_at = ${now} where organisation_id = ${org}
        and statement_id = ${statementId} and measure_id in ('staff_fte') and resolved_at is null`;
      await tx`select id from organisation where id = ${org} for update`;
      const [last] = await tx`select position, hash from audit_event where organisation_id = ${org}
        order by position desc limit 1`;
      const detail = JSON.stringify({ changes: [{ from: '1', measure: 'Own staff', to: '2' }] });
      await tx`insert into audit_event ${tx({
        organisation_id: org,
        position: Number(last?.position ?? 0) + 1,
        id: newId(),
        at: now,
        actor_id: personId,
        actor_name: 'Bench',
        event: 'answers.saved',
        statement_id: statementId,
        version_id: versionId,
        detail,
        previous_hash: last?.hash ?? '0'.repeat(64),
        hash: sha256(detail + turn),
      })}`;
    });
}
