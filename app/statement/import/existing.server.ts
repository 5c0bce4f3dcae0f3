import type { Handle } from '~db/client';
import { type AnswerRow, answersOfVersions } from '~db/queries/answers';
import { type StatementRow, statementsOf, type VersionHead, versionsOf } from '~db/queries/statements';
import { toFigure } from '../answer-rows.server';
import { periodOf } from '../figures.server';
import type { ExistingStatement } from './plan';

/** How imported figures come in: into drafts, or published as they are, without assessment. */
export type ImportAs = 'draft' | 'published';

export interface KnownStatement extends ExistingStatement {
  statement: StatementRow;
  /** The newest version. */
  version: VersionHead;
  rows: AnswerRow[];
}

/** An organisation's statements as an import meets them: what their newest versions say, and which are closed. */
export async function knownStatements(
  db: Handle,
  organisationId: string,
  as: ImportAs,
): Promise<KnownStatement[]> {
  const statements = await statementsOf(db, organisationId);
  const versions = await versionsOf(db, organisationId);
  const newest = statements.flatMap((statement) => {
    const version = versions.find((each) => each.statement_id === statement.id);
    return version ? [{ statement, version }] : [];
  });
  const ids = newest.map(({ version }) => version.id);
  const answers = await answersOfVersions(db, organisationId, ids);
  return newest.map(({ statement, version }) => {
    const rows = answers.filter((row) => row.version_id === version.id);
    return {
      ...{ statement, version, rows },
      id: statement.id,
      period: periodOf(statement),
      closed: closedBecause(version, rows, as),
      draft: version.status === 'draft',
      published: version.status === 'published',
      declared: version.declared_by !== null,
      figures: rows.map(toFigure),
    };
  });
}

/** Why this version takes no figures; null when it does. */
function closedBecause({ status }: VersionHead, rows: readonly AnswerRow[], as: ImportAs): string | null {
  if (status === 'submitted') return 'is with the assessor, so it cannot be changed now';
  if (status === 'approved') return 'is approved and waits to be published, so it cannot be changed now';
  if (as === 'draft') return null;
  if (status === 'unpublished') return 'was withdrawn from publication: import it as a draft';
  // A draft that people have worked in is theirs to declare; one that only imports have filled is not.
  const touched = status === 'draft' && rows.some((row) => row.updated_by !== null);
  return touched ? 'has a draft that people are working on: import it as a draft' : null;
}
