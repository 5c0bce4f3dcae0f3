import { deriveFigures } from './derived';
import type { Figure, Period } from './figure';
import type { Level, Measure, Section } from './measure';
import { type CriterionResult, criteriaFor } from './readiness';
import { type Warning, warningsOf } from './rules';
import { feeFor, scheme } from './scheme';

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
}

/** One question with the words it was asked in, this year's figures and what earlier statements said. */
export interface DocumentItem {
  measure: Measure;
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

/** The frozen, readable statement: what was asked, answered and shown. Everything published is made from it alone. */
export interface StatementDocument {
  format: 'proofmark-statement/1';
  scheme: { id: string; version: string; name: string };
  organisation: DocumentOrganisation;
  statement: { id: string; version: number; level: Level; cycle: 'annual' | 'full'; period: Period };
  sections: DocumentSection[];
  criteria: CriterionResult[];
  warnings: Warning[];
  fee: number | null;
  declaration: Declaration | null;
  /** Goals for the years after this one. */
  goals?: readonly DocumentGoal[];
  /** Sensitive measures whose total the public may see as it is: agreed by two people, and no part of what was frozen. */
  exact?: readonly string[];
}

export interface DocumentParts {
  organisation: DocumentOrganisation;
  statement: StatementDocument['statement'];
  asked: readonly Section[];
  figures: readonly Figure[];
  /** Figures of earlier statements, any order. */
  history: readonly Figure[];
  previous: readonly Figure[];
  declaration: Declaration | null;
  /** Goals for the years after this one. */
  goals?: readonly DocumentGoal[];
}

/** Answers and year → the document. Pure: the same parts give the same document. */
export function buildDocument(parts: DocumentParts): StatementDocument {
  const measures = parts.asked.flatMap((section) => section.measures);
  const figures = [...parts.figures, ...deriveFigures(measures, parts.figures)];
  const history = [...parts.history, ...deriveFigures(measures, parts.history)];
  const income = figures.find(
    (f) => f.measureId === 'total_income' && f.series === 'actual' && !f.slice,
  )?.number;
  return {
    format: 'proofmark-statement/1',
    scheme: { id: scheme.id, version: scheme.version, name: scheme.name },
    organisation: parts.organisation,
    statement: parts.statement,
    sections: parts.asked
      .map((section) => ({ id: section.id, title: section.title, items: itemsOf(section, figures, history) }))
      .filter((section) => section.items.length > 0),
    criteria: criteriaFor(parts.statement.level, measures, figures),
    warnings: warningsOf({ measures, figures, previous: parts.previous }),
    fee: income == null ? null : feeFor(income),
    declaration: parts.declaration,
    ...(parts.goals?.length && { goals: parts.goals }),
  };
}

function itemsOf(section: Section, figures: readonly Figure[], history: readonly Figure[]): DocumentItem[] {
  return section.measures
    .map((measure) => ({
      measure,
      figures: figures.filter((figure) => figure.measureId === measure.id),
      history: history
        .filter((figure) => figure.measureId === measure.id || figure.measureId === measure.replaces)
        .filter((figure) => figure.category === '')
        .sort((a, b) => a.period.end.localeCompare(b.period.end) || a.series.localeCompare(b.series)),
    }))
    .filter((item) => item.figures.length > 0 || item.history.length > 0);
}
