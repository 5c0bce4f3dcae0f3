import { isAimOfLater } from '../questionnaire/aims';
import type { Period } from '../questionnaire/figure';
import { formatFigure } from '../questionnaire/format';
import { periodInWords, yearLabel } from '../questionnaire/period';
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
    `${done} ${how(as, statements)} into ${slug}: ${counted(changes)}, ${statements.length} ${statements.length === 1 ? 'statement' : 'statements'}`,
    ...statements.flatMap(statementLines),
    ...ownMeasures.map(
      ({ label, unit }) => `  new measure of its own: ${label}${unit ? `, in ${unit}` : ''}`,
    ),
    ...notices.map(({ row, message }) => `  note on row ${row}: ${message}`),
  ];
}

/** "as published"; what stays a draft is none. */
function how(as: string, statements: readonly PlannedStatement[]): string {
  const drafts = statements.filter(({ keptBecause }) => keptBecause !== null).length;
  if (drafts === 0) return `as ${as}`;
  const published = statements.length - drafts;
  return published === 0 ? 'as draft' : `${published} as published, ${drafts} as draft`;
}

function statementLines({ period, statementId, changes, keptBecause, revises }: PlannedStatement): string[] {
  const said = `  ${periodInWords(period)} (${statementId ? 'there already' : 'new'}): ${counted(changes)}`;
  const draft = keptBecause ? [`    it is a draft, and not published: it ${keptBecause}`] : [];
  const changed = changes.filter(({ kind }) => kind === 'changed');
  const revised = revises ? [`    a new version: the last one is ${revises}`] : [];
  return [
    said,
    ...revised,
    ...draft,
    ...aimLines(period, changes),
    ...changed.slice(0, MOST_LINES).map(changeLine),
  ];
}

/** Aims for years of which nothing is known to have happened: where they went. */
function aimLines(own: Period, changes: readonly FigureChange[]): string[] {
  return changes
    .filter(({ figure }) => isAimOfLater(figure, own))
    .map(
      ({ figure, measure }) =>
        `    ${measure.label}, ${formatFigure(figure, measure)}: kept here as a ${figure.series} for ${yearLabel(figure.period)}`,
    )
    .slice(0, MOST_LINES);
}

function changeLine({ measure, figure, before }: FigureChange): string {
  const words = (each: typeof figure) => formatFigure(each, measure).slice(0, 80);
  return `    ${measure.label}: ${before ? words(before) : 'nothing'} → ${words(figure)}`;
}

function counted(changes: readonly FigureChange[]): string {
  const count = (kind: FigureChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return `${count('new')} new, ${count('changed')} changed, ${count('same')} the same`;
}
