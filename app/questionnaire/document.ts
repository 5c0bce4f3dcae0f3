import { deriveFigures } from './derived';
import type { Figure, Period } from './figure';
import { inOrder } from './in-order';
import type { Level, Measure, Section } from './measure';
import { type CriterionResult, criteriaFor } from './readiness';
import { type Warning, warningsOf } from './rules';
import { feeFor, leastShare, levelName, scheme } from './scheme';
import { coreMeasure, measureWith } from './sections';
import { protectedAsServed, type WhomServed } from './whom-served';
import { answerOf } from './year-figure';

export interface DocumentOrganisation {
  slug: string;
  name: string;
  purpose: string;
  legalForm: string;
  companyNumber: string | null;
  charityNumber: string | null;
  fieldOfWork: string;
  region: string;
  areas: string;
  /** Whom it says that it serves; left out where it has not said. */
  serves?: WhomServed;
}

/** One question with the words it was asked in, this year's figures and what earlier statements said. */
export interface DocumentItem {
  measure: Measure;
  /** The measure whose meaning this one changed, where its figures stand in the history: they keep its name and unit. */
  replaced?: Measure;
  /** Figures of this statement: totals, groups, targets, restatements. */
  figures: Figure[];
  /** Totals, targets and restatements of earlier statements, oldest first. */
  history: Figure[];
}

export interface DocumentSection {
  id: string;
  title: string;
  items: DocumentItem[];
}

export interface Declaration {
  name: string;
  role: string;
  /** ISO date. */
  date: string;
}

/** Where a year comes from that nobody declared here and nobody assessed. */
export interface BroughtIn {
  /** The publications that its figures name, else the file that brought them. */
  source: string;
}

/** An earlier year that a document tells of, where nobody declared it here and nobody assessed it. */
export interface BroughtInYear extends BroughtIn {
  period: Period;
  /** Which whole figures it states of times that end outside it, as `besideOf` names them. */
  beside?: readonly string[];
}

/** What a plan means to reach in a coming year. */
export interface DocumentGoal {
  plan: string;
  measureId: string;
  label: string;
  /** Last day of the year, as ISO date. */
  by: string;
  /** "20 jobs". */
  words: string;
}

type Cycle = 'annual' | 'full';

/** What a person made of one criterion, as it was decided by. */
export interface DecidedCriterion {
  id: string;
  letter: string;
  title: string;
  verdict: 'met' | 'not_met' | 'not_applicable';
  /** Left out of what is published. */
  reason?: string;
  /** Titles of its requirements that were seen, where it has some. */
  seen?: readonly string[];
  by: string;
  /** ISO date. */
  on: string;
}

/** On what a licence was given although a criterion is not met. */
export interface DecidedCondition {
  id: string;
  letter: string;
  title: string;
  mustShow: string;
  /** ISO date. */
  due: string;
  /** Who proposed it and who agreed. */
  by: readonly [string, string];
}

/** By whom and by which verdicts a statement was decided. */
export interface Decision {
  scheme: { id: string; version: string };
  by: readonly string[];
  /** ISO date. */
  on: string;
  criteria: readonly DecidedCriterion[];
  conditions: readonly DecidedCondition[];
  /** What the software asked and somebody read before deciding: its words, with the name of the measure. */
  acknowledged: readonly string[];
}

/** The frozen, readable statement: what was asked, answered and shown. Everything published is made from it alone. */
export interface StatementDocument {
  format: 'proofmark-statement/1';
  scheme: { id: string; version: string; name: string };
  organisation: DocumentOrganisation;
  statement: {
    id: string;
    version: number;
    /** Left out, with the cycle, of what is published of a year that was brought in: nobody assessed it for any. */
    level?: Level;
    cycle?: Cycle;
    period: Period;
  };
  sections: DocumentSection[];
  criteria: CriterionResult[];
  warnings: Warning[];
  fee: number | null;
  /** The least share of a profit that the scheme asked to go to the purpose, in percent, and the level that asks for it. */
  leastReinvested?: { share: number; level: string };
  declaration: Declaration | null;
  /** Only where the year was brought in: then there is no declaration. */
  broughtIn?: BroughtIn;
  /** Earlier years in its history that were brought in, oldest first. */
  broughtInYears?: readonly BroughtInYear[];
  /** Nobody has declared it yet, so that whatever is said of it says so; never in what is frozen. */
  draft?: true;
  /** Goals for the years after this one. */
  goals?: readonly DocumentGoal[];
  /** In a document for the public only: the rule by which its figures were made safe to publish. */
  disclosure?: string;
  /** Once it is decided: by which verdicts. What is frozen at submission has none. */
  decision?: Decision;
  /** In a document for the public only: the last day of the licence (ISO date) as it stood at publication. */
  licenceUntil?: string;
  /** Sensitive measures whose total the public may see as it is: agreed by two people, and no part of what was frozen. */
  exact?: readonly string[];
  /** Measures that the organisation wants to be read first, in its order. */
  leads?: readonly string[];
}

interface DocumentParts {
  organisation: DocumentOrganisation;
  statement: StatementDocument['statement'] & { level: Level; cycle: Cycle };
  asked: readonly Section[];
  figures: readonly Figure[];
  /** Figures of earlier statements, any order. */
  history: readonly Figure[];
  previous: readonly Figure[];
  /** Of the statement before. */
  previousPeriod?: Period | undefined;
  declaration: Declaration | null;
  /** Goals for the years after this one. */
  goals?: readonly DocumentGoal[];
  /** What the organisation wants to be read first. */
  leads?: readonly string[];
  /** Earlier years in the history that were brought in, oldest first. */
  broughtInYears?: readonly BroughtInYear[];
}

function leastReinvested(): Pick<StatementDocument, 'leastReinvested'> {
  const least = leastShare(measureWith('reinvested'));
  return least ? { leastReinvested: { share: least.share, level: levelName(least.level) } } : {};
}

/** Answers and year → the document. Pure: the same parts give the same document. */
export function buildDocument(parts: DocumentParts): StatementDocument {
  const asked = protectedAsServed(parts.asked, parts.organisation);
  const measures = asked.flatMap((section) => section.measures);
  const figures = withDerived(measures, parts.figures, parts.history);
  const { period } = parts.statement;
  const income = answerOf(figures, 'total_income', period)?.number;
  return {
    format: 'proofmark-statement/1',
    scheme: { id: scheme.id, version: scheme.version, name: scheme.name },
    organisation: parts.organisation,
    statement: parts.statement,
    sections: sectionsOf(asked, figures, withDerived(measures, parts.history, parts.history)),
    ...leastReinvested(),
    criteria: criteriaFor(parts.statement.level, { measures, figures, period }),
    warnings: warningsOf({
      measures,
      figures,
      period,
      previous: parts.previous,
      previousPeriod: parts.previousPeriod,
    }),
    fee: income == null ? null : feeFor(income),
    declaration: parts.declaration,
    ...(parts.goals?.length && { goals: parts.goals }),
    ...(parts.leads?.length && { leads: parts.leads }),
    ...(parts.broughtInYears?.length && { broughtInYears: parts.broughtInYears }),
  };
}

/** What a document says of its questions, and all that charts are made of: without criteria, warnings and fee. */
export type Answered = Pick<
  StatementDocument,
  'statement' | 'sections' | 'draft' | 'leads' | 'leastReinvested'
> & {
  /** Which years were brought in; charts need not know from where. */
  broughtIn?: BroughtIn | true;
  broughtInYears?: readonly { period: Period; beside?: readonly string[] }[];
};

/** The same answers and years as far as charts need them. */
export function answeredIn(
  parts: Pick<DocumentParts, 'statement' | 'asked' | 'figures' | 'history' | 'leads'> & {
    draft: boolean;
    broughtIn: boolean;
    broughtInYears: readonly { period: Period; beside?: readonly string[] }[];
  },
): Answered {
  const { statement, asked } = parts;
  const measures = asked.flatMap((section) => section.measures);
  const figures = withDerived(measures, parts.figures, parts.history);
  const sections = sectionsOf(asked, figures, withDerived(measures, parts.history, parts.history));
  return {
    statement,
    sections,
    ...leastReinvested(),
    ...(parts.draft && { draft: true }),
    ...(parts.leads?.length && { leads: parts.leads }),
    ...(parts.broughtIn && { broughtIn: true as const }),
    ...(parts.broughtInYears.length > 0 && { broughtInYears: parts.broughtInYears }),
  };
}

function withDerived(
  measures: readonly Measure[],
  figures: readonly Figure[],
  earlier: readonly Figure[],
): Figure[] {
  return [...figures, ...deriveFigures(measures, figures, earlier)];
}

function sectionsOf(
  asked: readonly Section[],
  figures: readonly Figure[],
  history: readonly Figure[],
): DocumentSection[] {
  const now = byMeasure(figures);
  const past = byMeasure(history.filter(({ category }) => category === ''));
  const measures = asked.flatMap((section) => section.measures);
  return asked
    .map(({ id, title, measures: of }) => ({
      id,
      title,
      items: of.flatMap((measure) => itemOf(measure, { now, past, measures }) ?? []),
    }))
    .filter((section) => section.items.length > 0);
}

type ByMeasure = ReadonlyMap<string, readonly Figure[]>;

function byMeasure(figures: readonly Figure[]): ByMeasure {
  const found = new Map<string, Figure[]>();
  for (const figure of figures) {
    const of = found.get(figure.measureId);
    if (of) of.push(figure);
    else found.set(figure.measureId, [figure]);
  }
  return found;
}

interface Known {
  now: ByMeasure;
  past: ByMeasure;
  /** All that is asked. */
  measures: readonly Measure[];
}

function itemOf(measure: Measure, { now, past, measures }: Known): DocumentItem | null {
  const figures = [...(now.get(measure.id) ?? [])];
  const earlier = measure.replaces ? earlierFigures(measure.replaces, now, past) : [];
  const history = inOrder([...(past.get(measure.id) ?? []), ...earlier], byYear);
  if (figures.length === 0 && history.length === 0) return null;
  if (earlier.length === 0) return { measure, figures, history };
  // It may be asked no longer, but its figures still count what it counted.
  const replaced = measures.find(({ id }) => id === measure.replaces) ?? coreMeasure(measure.replaces ?? '');
  return { measure, ...(replaced && { replaced }), figures, history };
}

/** What was stated of the measure before this one, and what this statement says again of its years. */
function earlierFigures(id: string, now: ByMeasure, past: ByMeasure): Figure[] {
  const again = (now.get(id) ?? []).filter(
    (figure) => figure.series === 'comparative' && figure.category === '',
  );
  return [...(past.get(id) ?? []), ...again];
}

/** Whether what a measure took the place of is still told of on its own, so that it needs no lines below the new one. */
export function replacedIsTold({ measure }: DocumentItem, { sections }: Answered): boolean {
  return sections.some(({ items }) => items.some((item) => item.measure.id === measure.replaces));
}

/**
 * The measure that a figure of an item was stated under: its own, or the one whose meaning it changed. Statements
 * frozen before that was kept know a core measure still; of another they know only that it was counted differently.
 */
export function statedUnder(
  { measure, replaced }: Pick<DocumentItem, 'measure' | 'replaced'>,
  { measureId }: Pick<Figure, 'measureId'>,
): Measure {
  if (measureId === measure.id) return measure;
  if (replaced?.id === measureId) return replaced;
  return (
    coreMeasure(measureId) ?? {
      ...measure,
      id: measureId,
      label: 'The measure before this one',
      unit: '',
      // Nobody knows any more whom it counted.
      disclosure: 'sensitive',
    }
  );
}

/** Days and series are plain letters and digits: what a locale knows of order would only cost time. */
function byYear(a: Figure, b: Figure): number {
  if (a.period.end !== b.period.end) return a.period.end < b.period.end ? -1 : 1;
  return a.series === b.series ? 0 : a.series < b.series ? -1 : 1;
}
