import { definitionOf } from '../../questionnaire/definition';
import { classOf } from '../../questionnaire/disclosure-class';
import type { DocumentItem, StatementDocument } from '../../questionnaire/document';
import { unitInWords } from '../../questionnaire/format';
import { headInWords, type Measure } from '../../questionnaire/measure';
import { DISCLOSURE } from '../disclosure';
import { standardLinks } from '../standards';
import { armText } from './formula';
import { writeCsv } from './write-csv';

/** What the figures' file does not say of its measures, a row each. */
const COLUMNS = [
  'measure',
  'label',
  'unit',
  'kind',
  'question',
  'definition',
  'definition_source',
  'better_when',
  'social_value_act_head',
  'counted_over',
  'out_of',
  'decimals',
  'groups',
  'options',
  'worked_out_from',
  'published_as',
  'required_for',
  'replaces',
  'standards',
  'areas',
] as const;
type Cells = Record<(typeof COLUMNS)[number], string>;

const POLARITY = { higher: 'higher', lower: 'lower', neutral: 'neither' } as const;
/** The rule of each class, `docs/small-numbers.md`. */
const PUBLISHED_AS = {
  open: 'exact',
  people: `${DISCLOSURE}: exact from 10 where no part is public, else a range`,
  sensitive: `${DISCLOSURE}: a range`,
  special: `${DISCLOSURE}: a range, groups never`,
} as const;
const ACCRUAL = {
  in_year: 'the period',
  cumulative: 'everything up to the end of the period',
  point_in_time: 'one day',
} as const;

/** The words behind a statement's figures: for each measure what was asked, what counts and how to read it. */
export function codebookCsv(document: StatementDocument): string {
  const items = document.sections.flatMap((section) => section.items);
  const unlike = new Map(items.map((item) => [`${item.measure.id}|${item.measure.label}`, item]));
  return writeCsv(COLUMNS, [...unlike.values()].map(cellsOf));
}

function cellsOf({ measure, figures }: DocumentItem): Cells {
  const { derived, accrual = 'in_year' } = measure;
  const choices = (list: Measure['breakdown']) => (list ?? []).map(({ id, label }) => `${id}: ${label}`);
  const cells: Cells = {
    // As in the figures' file: an own measure is known by its label.
    measure: measure.own ? '' : measure.id,
    label: measure.label,
    unit: unitInWords(measure),
    kind: measure.kind,
    question: measure.question,
    definition: definitionOf(measure) ?? '',
    definition_source: measure.definitionSource,
    better_when: POLARITY[measure.polarity],
    social_value_act_head: headInWords(measure),
    counted_over: ACCRUAL[accrual],
    out_of: measure.ofWhat ?? '',
    decimals: measure.decimals === undefined ? '' : String(measure.decimals),
    groups: choices(measure.breakdown).join('\n'),
    options: choices(measure.options).join('\n'),
    worked_out_from: derived ? `(${derived.numerator.join(' + ')}) / ${derived.denominator}` : '',
    published_as: PUBLISHED_AS[classOf(measure)],
    required_for: (measure.requiredFor ?? []).join(' '),
    replaces: measure.replaces ?? '',
    standards: standardLinks(measure)
      .map(({ name, url }) => `${name} ${url}`)
      .join('\n'),
    // The contracts and areas that its figures were recorded for as well.
    areas: [...new Set(figures.map(({ slice }) => slice))].filter(Boolean).join('\n'),
  };
  const armed = Object.entries(cells).map(([column, words]) => [column, armText(words)]);
  return Object.fromEntries(armed) as Cells;
}
