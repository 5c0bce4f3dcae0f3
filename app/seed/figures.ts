import type { Figure, Period } from '../questionnaire/figure';
import { kindOf } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import { mustBeAnswered } from '../questionnaire/readiness';
import { questionnaireFor } from '../questionnaire/sections';
import { chanceOf, normal } from './chance';
import type { SeedEnterprise } from './enterprise';

/** How many of a unit an enterprise states for each £100,000 of income, when nothing better is known of a measure. */
const BY_UNIT: Readonly<Record<string, number>> = {
  jobs: 0.5,
  FTE: 2.2,
  people: 30,
  households: 6,
  hours: 400,
  qualifications: 8,
  tonnes: 12,
  tCO2e: 7,
  GBP: 4_000,
};

/** A figure that is part of another, and about how large a part. */
const PART_OF: Readonly<Record<string, readonly [whole: string, part: number]>> = {
  jobs_created_fte: ['jobs_created', 0.8],
  barrier_jobs: ['jobs_created', 0.45],
  trading_income: ['total_income', 0.75],
  profit_after_tax: ['total_income', 0.04],
  profit_retained: ['profit_after_tax', 0.8],
  profit_donated: ['profit_after_tax', 0.15],
  profit_distributed: ['profit_after_tax', 0.05],
  total_spend: ['total_income', 0.4],
  local_spend: ['total_spend', 0.5],
  people_qualified: ['people_trained', 0.4],
  apprenticeships_completed: ['apprenticeships_started', 0.7],
};

/** Work that only some fields do: elsewhere the honest answer is that it does not apply. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  homelessness: ['Housing and homelessness', 'Health and social care', 'Employment and skills'],
};

const NOT_MEASURED = 0.07;
const FULL_TIME_WEEKS = [35, 37.5, 40];

export interface SeedQuestion {
  section: string;
  measure: Measure;
}

/** Every question of a year with a number for an answer. Derived figures are worked out, never stated. */
export function askedOf(level: SeedEnterprise['level'], year: number): SeedQuestion[] {
  return questionnaireFor({ level, year, own: [] }).flatMap(({ id: section, measures }) =>
    measures
      .filter(({ kind, derived }) => ['count', 'money', 'share'].includes(kind) && !derived)
      .map((measure) => ({ section, measure })),
  );
}

/** What an enterprise states for a year, about forty figures: the same every time. `age` counts its years from 0. */
export function figuresAt(
  enterprise: SeedEnterprise,
  age: number,
  period: Period,
  asked: readonly SeedQuestion[],
): Figure[] {
  const stated = new Map<string, number>();
  const income = enterprise.income * (1 + enterprise.growth) ** age;
  return asked.map(({ section, measure }, place) => {
    const lasting = chanceOf(enterprise.index * 104_729 + place);
    const passing = chanceOf(enterprise.index * 104_729 + place + 1_000 * (age + 1));
    const figure = blank(measure.id, period);
    const fields = ONLY_IN[section];
    if (fields && !fields.includes(enterprise.field)) return absent(figure, 'not_applicable');
    if (lasting() < NOT_MEASURED && !mustBeAnswered(measure, enterprise.level))
      return absent(figure, 'not_measured');
    if (kindOf(measure).percent) return shareOf(figure, lasting, passing, income);
    const number = numberOf(measure, stated, income, lasting, passing);
    stated.set(measure.id, number);
    figure.status = number === 0 ? 'nil' : 'reported';
    figure.number = number;
    figure.decimals = decimalsOf(number);
    return figure;
  });
}

/** The same as `blankFigure` in one literal, which is several times faster than spreading one object into another. */
function blank(measureId: string, period: Period): Figure {
  return {
    status: 'reported',
    number: null,
    decimals: 0,
    text: null,
    numerator: null,
    denominator: null,
    measureId,
    series: 'actual',
    category: '',
    period,
    qualifier: null,
    basis: null,
    note: null,
    explanation: null,
    source: null,
    statedLabel: null,
    slice: '',
  };
}

/** At most two are ever made. */
function decimalsOf(number: number): number {
  if (Number.isInteger(number)) return 0;
  return Number.isInteger(Math.round(number * 1e6) / 1e5) ? 1 : 2;
}

/** Changed in place, here and below: forty million copies take minutes. */
function absent(figure: Figure, status: 'not_applicable' | 'not_measured'): Figure {
  figure.status = status;
  return figure;
}

function numberOf(
  measure: Measure,
  stated: ReadonlyMap<string, number>,
  income: number,
  lasting: () => number,
  passing: () => number,
): number {
  if (measure.id === 'total_income') return Math.round(income);
  if (measure.unit.includes(' a ')) return FULL_TIME_WEEKS[Math.floor(lasting() * 3)] ?? 35;
  const [whole, part] = PART_OF[measure.id] ?? [];
  const of = whole === undefined ? undefined : stated.get(whole);
  const noise = Math.exp(0.12 * normal(passing));
  if (of !== undefined && part !== undefined) {
    if (measure.mayBeNegative) return Math.round(of * (part + 0.05 * normal(passing)));
    const share = Math.min(1, part * (0.7 + 0.6 * lasting()) * noise);
    return rounded(Math.max(0, of) * share, measure);
  }
  const scale = (income / 100_000) * (BY_UNIT[measure.unit] ?? 5);
  return rounded(scale * Math.exp(0.9 * normal(lasting)) * noise, measure);
}

function rounded(number: number, { decimals = 0 }: Measure): number {
  const unit = 10 ** Math.min(decimals, 2);
  return Math.round(number * unit) / unit;
}

function shareOf(figure: Figure, lasting: () => number, passing: () => number, income: number): Figure {
  const denominator = 5 + Math.round((income / 20_000) * lasting());
  const rate = Math.min(1, Math.max(0, 0.45 + 0.5 * lasting() + 0.05 * normal(passing)));
  figure.numerator = Math.round(denominator * rate);
  figure.denominator = denominator;
  return figure;
}
