import type { Tx } from '~db/client';
import { type AnswerRow, answersOf, removeSliced, replaceAnswers } from '~db/queries/answers';
import { resolveComments } from '~db/queries/comments';
import type { OrganisationRow } from '~db/queries/organisations';
import { reviseDraft, statementById } from '~db/queries/statements';
import type { Actor } from '../../access/can';
import { record } from '../../audit/record.server';
import { now } from '../../platform/clock.server';
import { Refusal } from '../../platform/refusal';
import { figureKey } from '../../questionnaire/figure';
import { amendIn } from '../amend.server';
import { answerRow, toFigure } from '../answer-rows.server';
import { startIn } from '../start.server';
import type { FigureChange } from './changes';
import type { ImportAs, KnownStatement } from './existing.server';
import type { PlannedStatement } from './plan';
import { publishImported } from './publish-imported.server';

interface Writing {
  actor: Pick<Actor, 'personId' | 'name'> | null;
  organisation: OrganisationRow;
  known: readonly KnownStatement[];
  as: ImportAs;
  filename: string;
}

/** Writes one planned statement: into its draft, a new version or a new statement. Nothing to change, nothing done. */
export async function writeStatement(tx: Tx, planned: PlannedStatement, writing: Writing): Promise<void> {
  const changes = planned.changes.filter(({ kind }) => kind !== 'same');
  const { as, organisation, known, filename } = writing;
  const found = known.find(({ id }) => id === planned.statementId);
  const unpublished = as === 'published' && planned.keptBecause === null && (!found || found.draft);
  if (changes.length === 0 && !unpublished) return;
  const { statementId, versionId } = await draftFor(tx, planned, found, writing);
  await writeAnswers(tx, { statementId, versionId, changes }, writing);
  if (as === 'draft') return;
  // Aims alone, or a year that goes on, are kept in an open draft: nothing happened yet that could be published.
  if (planned.keptBecause !== null) return;
  const statement = await statementById(tx, statementId);
  if (statement) await publishImported(tx, { organisation, statement, versionId, filename });
}

/** The draft to write into: the one there is, the next version of a published one, or a new statement's first. */
async function draftFor(
  tx: Tx,
  { period }: PlannedStatement,
  found: KnownStatement | undefined,
  { actor, organisation }: Writing,
): Promise<{ statementId: string; versionId: string }> {
  if (!found) return startIn(tx, { actor, organisationId: organisation.id, period });
  const { statement, version, draft } = found;
  if (draft) return { statementId: statement.id, versionId: version.id };
  return { statementId: statement.id, versionId: await amendIn(tx, actor, { statement, version }) };
}

interface Into {
  statementId: string;
  versionId: string;
  changes: readonly FigureChange[];
}

async function writeAnswers(tx: Tx, { statementId, versionId, changes }: Into, writing: Writing) {
  const { actor, organisation, filename, as } = writing;
  const organisationId = organisation.id;
  const draft = await reviseDraft(tx, organisationId, versionId);
  if (!draft) throw new Refusal('not_in_state', 'This statement is no longer a draft, so it was not changed');
  const { revision } = draft;
  const personId = actor?.personId ?? null;
  const measureIds = [...new Set(changes.map(({ figure }) => figure.measureId))];
  const kept = untouched(await answersOf(tx, organisationId, versionId), measureIds, changes);
  const rows = changes.map(({ figure }) =>
    answerRow(figure, {
      organisationId,
      versionId,
      personId,
      importedFrom: filename.trim(),
      revision,
      at: now(),
    }),
  );
  for (const { figure } of changes) {
    const { measureId, slice, period } = figure;
    const of = {
      organisationId,
      versionId,
      measureId,
      slice,
      periodStart: period.start,
      periodEnd: period.end,
    };
    if (slice) await removeSliced(tx, of);
  }
  await replaceAnswers(tx, { organisationId, versionId, measureIds }, [...kept, ...rows]);
  await resolveComments(tx, { organisationId, statementId, measureIds, at: now() });
  const count = (kind: FigureChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const detail = { file: filename, as, added: count('new'), changed: count('changed'), revision };
  await record(tx, { organisationId, actor, event: 'statement.imported', statementId, versionId, detail });
}

/** Rows of the same measures that the import says nothing about: kept with who wrote them. */
function untouched(
  rows: readonly AnswerRow[],
  measureIds: readonly string[],
  changes: readonly FigureChange[],
): AnswerRow[] {
  const written = new Set(changes.map(({ figure }) => figureKey(figure)));
  return rows.filter(
    (row) =>
      row.slice === '' && measureIds.includes(row.measure_id) && !written.has(figureKey(toFigure(row))),
  );
}
