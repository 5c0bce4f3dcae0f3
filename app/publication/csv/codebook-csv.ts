import { definitionOf } from '../../questionnaire/definition';
import { classOf } from '../../questionnaire/disclosure-class';
import type { DocumentItem, StatementDocument } from '../../questionnaire/document';
import { kindOf } from '../../questionnaire/kinds/kinds';
import { headInWords, type Measure } from '../../questionnaire/measure';
import { mustBeAnswered } from '../../questionnaire/readiness';
import { scheme } from '../../questionnaire/scheme';
import { DISCLOSURE } from '../disclosure';
import { standardLinks } from '../standards';
import { unitCell } from './figures-csv';
import { armText } from './formula';
import { writeCsv } from './write-csv';

/** What the figures' file does not say of its measures, a row each. */
const COLUMNS = [
  'measure',
  'label',
  'unit',
  'kind',
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
const RANGES =
  'a count as fewer than 10, as 10 to 19, or as the nearest ten (about 30 is 25 to 34; about 20 is 20 to 24); a share as a range of five points from a base of 100, of ten from a base of 50, else withheld; lower and upper are the ends that these words name, where a figure is estimated, modelled or stated as about those of what was stated and not of what there was: beside its nearest ten they are empty, for nobody knows how far off it is';
/** What the words beside a value mean, and how far its bounds can be relied on. */
const AS_SAID =
  'exact where it was counted; stated where the organisation itself says about, at least, more than, almost or less than, or that it is from a survey, estimated or modelled: lower and upper are then what its words leave open, and empty where they name no end';
/** The rule of each class, `docs/small-numbers.md`, as it is said to whoever has the files alone. */
const PUBLISHED_AS = {
  open: AS_SAID,
  people: `${DISCLOSURE}: from 10 on, where no part is public, ${AS_SAID}; else a range: ${RANGES}`,
  sensitive: `${DISCLOSURE}: a range: ${RANGES}`,
  special: `${DISCLOSURE}: a range, groups never: ${RANGES}`,
} as const;
/** Of answers that count nothing. */
const IN_WORDS = {
  text: 'words, as the organisation wrote them',
  choice: 'what was chosen, by the names in options',
} as const;
const ACCRUAL = {
  in_year: 'the period',
  cumulative: 'everything up to the end of the period',
  point_in_time: 'one day',
} as const;

/**
 * The words behind the figures of one or several statements, a row a measure, so that figures can be joined with it:
 * what it is called, what counts, how to read it and how it is published. Of several statements the last one has the word.
 */
export function codebookCsv(documents: readonly StatementDocument[]): string {
  const items = new Map<string, DocumentItem>();
  for (const { sections } of documents)
    for (const item of sections.flatMap((section) => section.items)) {
      const { figures = [] } = items.get(item.measure.id) ?? {};
      items.set(item.measure.id, { ...item, figures: [...figures, ...item.figures] });
    }
  return writeCsv(COLUMNS, [...items.values()].map(cellsOf));
}

function cellsOf({ measure, figures }: DocumentItem): Cells {
  const { derived, accrual = 'in_year' } = measure;
  const isWords = !kindOf(measure).plotted;
  const choices = (list: Measure['breakdown']) => (list ?? []).map(({ id, label }) => `${id}: ${label}`);
  const cells: Cells = {
    measure: measure.id,
    label: measure.label,
    unit: unitCell(measure),
    kind: measure.kind,
    definition: definitionOf(measure) ?? '',
    definition_source: measure.definitionSource,
    better_when: POLARITY[measure.polarity],
    social_value_act_head: headInWords(measure),
    counted_over: isWords ? '' : ACCRUAL[accrual],
    out_of: measure.ofWhat ?? '',
    decimals: measure.decimals === undefined ? '' : String(measure.decimals),
    groups: choices(measure.breakdown).join('\n'),
    options: choices(measure.options).join('\n'),
    worked_out_from: derived ? `(${derived.numerator.join(' + ')}) / ${derived.denominator}` : '',
    published_as: isWords ? IN_WORDS[measure.options ? 'choice' : 'text'] : PUBLISHED_AS[classOf(measure)],
    required_for: scheme.levels.flatMap(({ id }) => (mustBeAnswered(measure, id) ? id : [])).join(' '),
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
