import { formatFigure } from '../questionnaire/format';
import { periodInWords } from '../questionnaire/period';
import type { FigureChange } from '../statement/import/changes';
import { faultInWords, type ImportFault } from '../statement/import/columns';
import type { ImportPlan, PlannedStatement } from '../statement/import/plan';

const MOST_LINES = 200;

/** What is wrong, a line each. */
export function faultLines(faults: readonly ImportFault[]): string[] {
  const shown = faults.slice(0, MOST_LINES).map(faultInWords);
  const more = faults.length > MOST_LINES ? [`… and ${faults.length - MOST_LINES} more`] : [];
  const things = faults.length === 1 ? 'One thing is wrong' : `${faults.length} things are wrong`;
  return [`Nothing was imported. ${things}:`, ...shown, ...more];
}

/** What an import did, or would do. */
export function planLines(
  { statements, ownMeasures, notices }: ImportPlan,
  { slug, as, dryRun, created }: { slug: string; as: string; dryRun: boolean; created: boolean },
): string[] {
  const changes = statements.flatMap((statement) => statement.changes);
  const done = dryRun ? 'Would import' : 'Imported';
  return [
    ...(created ? [`${dryRun ? 'Would add' : 'Added'} the organisation ${slug}`] : []),
    `${done} as ${as} into ${slug}: ${counted(changes)}, ${statements.length} ${statements.length === 1 ? 'statement' : 'statements'}`,
    ...statements.flatMap(statementLines),
    ...ownMeasures.map(
      ({ label, unit }) => `  new measure of its own: ${label}${unit ? `, in ${unit}` : ''}`,
    ),
    ...notices.map(({ row, message }) => `  note on row ${row}: ${message}`),
  ];
}

function statementLines({ period, statementId, changes }: PlannedStatement): string[] {
  const said = `  ${periodInWords(period)} (${statementId ? 'there already' : 'new'}): ${counted(changes)}`;
  const changed = changes.filter(({ kind }) => kind === 'changed');
  return [said, ...changed.slice(0, MOST_LINES).map(changeLine)];
}

function changeLine({ measure, figure, before }: FigureChange): string {
  const words = (each: typeof figure) => formatFigure(each, measure).slice(0, 80);
  return `    ${measure.label}: ${before ? words(before) : 'nothing'} → ${words(figure)}`;
}

function counted(changes: readonly FigureChange[]): string {
  const count = (kind: FigureChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return `${count('new')} new, ${count('changed')} changed, ${count('same')} the same`;
}
