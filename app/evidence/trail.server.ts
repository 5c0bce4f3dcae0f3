import { changeInWords } from '~/audit/events';
import { changesOfMeasures } from '~/audit/history.server';
import { notFound } from '~/platform/refusal';
import { NOT_HERE, wasBroughtIn } from '~/questionnaire/brought-in';
import { definitionInWords } from '~/questionnaire/definition';
import { deriveFigures } from '~/questionnaire/derived';
import { BASES, type Figure, figureKey, type Period } from '~/questionnaire/figure';
import { formatFigure } from '~/questionnaire/format';
import type { Measure } from '~/questionnaire/measure';
import { dayInWords, periodInWords } from '~/questionnaire/period';
import { answerOf } from '~/questionnaire/year-figure';
import { toFigure } from '~/statement/answer-rows.server';
import { askedIn, periodOf } from '~/statement/figures.server';
import { STATUS_WORDS } from '~/statement/lifecycle';
import type { OpenStatement } from '~/statement/open.server';
import { database } from '~db/client';
import { type AnswerRow, answersOfVersions } from '~db/queries/answers';
import { namesOf } from '~db/queries/people';
import type { VersionHead } from '~db/queries/statements';
import { type EvidenceFile, stoodAt } from './evidence';
import { evidenceFiles } from './evidence.server';
import type { Trail, TrailVersion } from './trail';

/** Older ones stand in the statement's history. */
const MOST_CHANGES = 200;

/** The trail of one figure of a statement; a measure that was never asked is not found. */
export async function trailOf(open: OpenStatement, measureId: string): Promise<Trail> {
  const { organisation, statement, versions } = open;
  const asked = (await askedIn(database(), statement)).flatMap((section) => section.measures);
  const measure = asked.find(({ id }) => id === measureId);
  if (!measure) throw notFound();
  const ids = versions.map(({ id }) => id);
  // A share is worked out from others' figures: what stands behind them stands behind it.
  const behind = new Set([measure.id, ...(measure.derived?.numerator ?? []), measure.derived?.denominator]);
  const told = asked.filter(({ id }) => behind.has(id));
  const [rows, history, files] = await Promise.all([
    answersOfVersions(database(), organisation.id, ids),
    changesOfMeasures(organisation.id, statement.id, told, MOST_CHANGES),
    evidenceFiles(open),
  ]);
  const people = [
    ...versions.map(({ decided_by }) => decided_by),
    ...rows.map(({ updated_by }) => updated_by),
  ];
  const names = await namesOf(database(), [...new Set(people.filter((id) => id !== null))]);
  const period = periodOf(statement);
  const known = { period, asked, measure, names, files: files.filter((file) => behind.has(file.measureId)) };
  return {
    organisation: { name: organisation.name, slug: organisation.slug },
    statementId: statement.id,
    periodEnd: statement.period_end,
    period: periodInWords(period),
    measureId: measure.id,
    measure: measure.label,
    definition: definitionInWords(measure),
    versions: versions.map((version) =>
      versionIn(
        version,
        rows.filter((row) => row.version_id === version.id),
        known,
      ),
    ),
    changes: history.flatMap(({ at, actor, changes }) =>
      changes
        .filter(({ id, measure: label }) => behind.has(id) || label === measure.label)
        .map((change) => ({
          at,
          actor,
          what: `${change.measure === measure.label ? '' : `${change.measure}: `}${changeInWords(change)}`,
        })),
    ),
  };
}

interface Known {
  period: Period;
  asked: readonly Measure[];
  measure: Measure;
  names: ReadonlyMap<string, string>;
  files: readonly EvidenceFile[];
}

function versionIn(version: VersionHead, rows: readonly AnswerRow[], known: Known): TrailVersion {
  const { measure, names } = known;
  const figures = rows.map(toFigure);
  const figure = answerOf([...figures, ...deriveFigures(known.asked, figures)], measure.id, known.period);
  const row = figure && rows.find((each) => figureKey(toFigure(each)) === figureKey(figure));
  const submitted = version.submitted_at?.toISOString() ?? null;
  const broughtIn = wasBroughtIn(version);
  const day = (moment: Date | null) => (moment ? dayInWords(moment.toISOString().slice(0, 10)) : '');
  return {
    number: version.number,
    status: version.status,
    statusWords: STATUS_WORDS[version.status],
    says: figure ? formatFigure(figure, measure) : null,
    notes: figure ? notesOf(figure) : [],
    enteredBy: row?.updated_by ? (names.get(row.updated_by) ?? null) : null,
    declared:
      version.declared_name && !broughtIn
        ? `${version.declared_name}, ${version.declared_role}, ${day(version.submitted_at)}`
        : null,
    approved:
      !broughtIn && ['approved', 'published', 'superseded', 'unpublished'].includes(version.status)
        ? [names.get(version.decided_by ?? ''), day(version.decided_at)].filter(Boolean).join(', ') || null
        : null,
    broughtIn: broughtIn ? `Brought in; ${NOT_HERE}` : null,
    published: version.published_at ? day(version.published_at) : null,
    code: version.verification_code,
    sha256: version.document_sha256,
    files: known.files.filter((file) => stoodAt(file, submitted)),
  };
}

function notesOf({ basis, note, explanation, source, statedLabel }: Figure): string[] {
  return [
    basis ? BASES[basis] : '',
    statedLabel ? `Stated as “${statedLabel}”` : '',
    note ?? '',
    explanation ?? '',
    source ? `Source: ${source}` : '',
  ].filter(Boolean);
}
