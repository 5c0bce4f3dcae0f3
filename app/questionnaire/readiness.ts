import { type Figure, hasValue, type Period } from './figure';
import { formatFigure } from './format';
import type { Level, Measure, Section } from './measure';
import { dayInWords } from './period';
import { criteriaOf, levelsWithin, scheme } from './scheme';
import type { Criterion } from './scheme-pack';
import type { Met } from './standings';
import { answerOf, isWhole } from './year-figure';

export interface CriterionResult {
  id: string;
  letter: string;
  title: string;
  level: Level;
  met: Met;
  /** What the answers say about it, in words. */
  evidence: string;
}

interface Answers {
  measures: readonly Measure[];
  figures: readonly Figure[];
  /** The statement's own. */
  period: Period;
}

/** Each criterion of a level (Gold includes the Mark's) against the answers. */
export function criteriaFor(level: Level, answers: Answers): CriterionResult[] {
  return criteriaOf(level).map((criterion) => {
    const { id, letter, title, level: at } = criterion;
    return { id, letter, title, level: at, ...judge(criterion, answers) };
  });
}

function judge(criterion: Criterion, answers: Answers) {
  if (criterion.least) return atLeast(criterion.least, answers);
  if (criterion.shownBy.length > 0) return answered(criterion, answers);
  const documents = criterion.documents.map(({ title }) => title.toLowerCase());
  return {
    met: 'to_judge' as Met,
    evidence: documents.length
      ? `Judged by the assessor from: ${documents.join(', ')}.`
      : 'Judged by the assessor; no answer shows it.',
  };
}

function atLeast(
  { measure: id, share: least }: NonNullable<Criterion['least']>,
  { measures, figures, period }: Answers,
) {
  const figure = answerOf(figures, id, period);
  const measure = measures.find((each) => each.id === id);
  if (!figure || !measure)
    return { met: 'missing' as Met, evidence: 'The money figures it needs are not there yet.' };
  if (figure.status === 'not_applicable')
    return { met: 'not_applicable' as Met, evidence: measure.derived?.otherwise ?? 'Not applicable.' };
  const evidence = `${measure.label}: ${formatFigure(figure, measure)}; at least ${least}% is asked.`;
  // Amounts that are not exact decide nothing.
  if (figure.qualifier !== null) return { met: 'to_judge' as Met, evidence };
  return { met: ((figure.number ?? 0) >= least ? 'met' : 'not_met') as Met, evidence };
}

function answered(criterion: Criterion, { measures, figures, period }: Answers) {
  const label = (id: string) => measures.find((measure) => measure.id === id)?.label ?? id;
  const missing = criterion.shownBy.filter((id) => {
    const figure = answerOf(figures, id, period);
    return !figure || figure.status === 'not_measured';
  });
  if (missing.length === 0)
    return { met: 'answered' as Met, evidence: `Answered: ${criterion.shownBy.map(label).join(', ')}.` };
  return { met: 'missing' as Met, evidence: `Not answered yet: ${missing.map(label).join(', ')}.` };
}

/** Where a criterion stands. Statements frozen earlier call one met because its box holds text: no figures were compared. */
export function criterionStanding({ id, met }: Pick<CriterionResult, 'id' | 'met'>): Met {
  const computed = scheme.criteria.find((criterion) => criterion.id === id)?.least !== undefined;
  return met === 'met' && !computed ? 'answered' : met;
}

/** The same of each, for a page that shows them. */
export function asStanding(criteria: readonly CriterionResult[]): CriterionResult[] {
  return criteria.map((criterion) => ({ ...criterion, met: criterionStanding(criterion) }));
}

/**
 * Why figures make no statement yet, in words after its name; null when they do. What is aimed at or foreseen hasn't
 * happened, and a year that goes on can still turn out otherwise: a draft may hold both, nothing declared may.
 */
export function notYetStated(figures: readonly Figure[], period: Period, today: string): string | null {
  if (period.end >= today)
    return `can be declared once its period has ended, after ${dayInWords(period.end)}`;
  const counted = figures.some(
    (figure) => figure.series === 'actual' && figure.text === null && isWhole(figure) && hasValue(figure),
  );
  return counted
    ? null
    : 'needs a figure of what happened in the whole organisation: targets and forecasts alone make no statement';
}

/** Whether a statement of a level can't be declared without an answer to it. */
export function mustBeAnswered({ id }: Pick<Measure, 'id'>, level: Level): boolean {
  return levelsWithin(level).some(({ requires }) => requires.includes(id));
}

/** Questions a level requires that have no answer, and answers that lack a part they need. */
export interface Missing {
  /** Empty where it is the statement as a whole. */
  sectionId: string;
  measureId: string;
  label: string;
  what: string;
}

/** Everything that stops a statement of this level from being declared. */
export function missingFrom(
  level: Level,
  asked: readonly Section[],
  figures: readonly Figure[],
  period: Period,
): Missing[] {
  return asked.flatMap((section) =>
    section.measures.flatMap((measure) => {
      const figure = answerOf(figures, measure.id, period);
      const what = lacking(measure, figure, level, period.end);
      return what ? [{ sectionId: section.id, measureId: measure.id, label: measure.label, what }] : [];
    }),
  );
}

function lacking(
  measure: Measure,
  figure: Figure | undefined,
  level: Level,
  periodEnd: string,
): string | null {
  if (measure.derived) return null;
  if (!figure) return mustBeAnswered(measure, level) ? 'has no answer' : null;
  if (figure.status !== 'reported') return null;
  if (measure.needs?.includes('note') && !figure.note)
    return `needs a note: ${measure.noteLabel ?? 'how it was made'}`;
  if (measure.needs?.includes('period') && figure.period.end === periodEnd && !figure.note)
    return 'needs its own dates, or a note that says when people were asked';
  return null;
}
