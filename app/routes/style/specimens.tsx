import type { ReactNode } from 'react';
import { DayInput } from '~/forms/day-input';
import { ErrorSummary } from '~/forms/error-summary';
import { FileInput } from '~/forms/file-input';
import { Field, FieldSet, Form, Given, Wrong } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { Options } from '~/forms/options';
import { RadioGroup } from '~/forms/radio-group';
import { TextLine, TextLines } from '~/forms/text-line';
import { Tick } from '~/forms/tick';
import { WordmarkForm } from '~/forms/wordmark-form';
import { chartOf } from '~/insight/chart-model';
import { overviewOf } from '~/insight/overview';
import { blankFigure } from '~/questionnaire/answers';
import { type Answered, answeredIn } from '~/questionnaire/document';
import type { Figure } from '~/questionnaire/figure';
import { numberValue } from '~/questionnaire/kinds/numeric';
import { measureWith, questionnaireFor } from '~/questionnaire/sections';
import { BroughtInYears } from '~/ui/brought-in-years';
import { CellWords } from '~/ui/cell-words';
import { Cic34Links } from '~/ui/cic34-links';
import { CodeForm } from '~/ui/code-form';
import { CriteriaList } from '~/ui/criteria-list';
import { Done } from '~/ui/done';
import { Glance } from '~/ui/glance';
import { Mark } from '~/ui/mark';
import { MeasureLines } from '~/ui/measure-lines';
import { MeasureName } from '~/ui/measure-name';
import { OverviewBody } from '~/ui/overview-body';
import { OverviewHead } from '~/ui/overview-head';
import { Pages } from '~/ui/pages';
import { PoundBar } from '~/ui/pound-bar';
import { SiteHeader } from '~/ui/site-header';
import { StaticChart, WatchedChart } from '~/ui/static-chart';
import { StatusTag } from '~/ui/status-tag';
import { TotalsTable } from '~/ui/totals-table';
import { TrendChart } from '~/ui/trend-chart';
import { TrendTable } from '~/ui/trend-table';
import { WhatThereIs } from '~/ui/what-there-is';
import { YearAndTheme } from '~/ui/year-and-theme';
import { YearChoice } from '~/ui/year-choice';

/** A shared component, and each state in which a page can have it. */
interface Specimen {
  component: { name: string };
  states: Record<string, ReactNode>;
}

const year = (end: number) => ({ start: `${end - 1}-04-01`, end: `${end}-03-31` });

const stated = (
  measureId: string,
  end: number,
  number: number,
  series: Figure['series'] = 'actual',
): Figure => ({
  ...blankFigure(measureId, year(end), series),
  ...numberValue(number, 0),
  basis: 'counted',
});

const asked = questionnaireFor({ level: 'gold', year: 2026, own: [] });
const counted = asked.flatMap(({ measures }) => measures).filter(({ lead }) => lead !== undefined);
const [first] = counted;

/** A made-up document of what leads, over so many years. */
function told(years: number, { draft = false, broughtIn = false } = {}): Answered {
  const ends = Array.from({ length: years }, (_, index) => 2027 - years + index);
  const figures = ends.map((end, at) => [
    ...counted.map(({ id }, index) => stated(id, end, 1_200 + index * 30 + at * (index % 2 ? -40 : 55))),
    stated(measureWith('profit'), end, 40_000),
    stated(measureWith('retained'), end, 30_000),
    stated(measureWith('donated'), end, 10_000),
  ]);
  const aims = counted.slice(0, 2).map(({ id }, index) => stated(id, 2026, index ? 9_000 : 1_000, 'target'));
  return answeredIn({
    statement: { id: 'style', version: 1, level: 'gold', cycle: 'annual', period: year(2026) },
    asked,
    figures: [...(figures.at(-1) ?? []), ...aims],
    history: figures.slice(0, -1).flat(),
    leads: [],
    draft,
    broughtIn,
    broughtInYears: broughtIn ? ends.slice(0, -1).map((end) => ({ period: year(end) })) : [],
  });
}

/** A chart of the measure that leads. */
function chart(years: number, options: Parameters<typeof told>[1] = {}) {
  const document = told(years, options);
  const item = document.sections
    .flatMap(({ items }) => items)
    .find(({ measure }) => measure.id === first?.id);
  if (!item) throw new Error('No measure leads');
  return chartOf(item, document, options.draft ? { drafts: [year(2026)] } : {});
}

const refused: FormResult = {
  form: '',
  typed: { name: 'A', why: 'Too short', kind: 'two', day: { day: '31', month: '2', year: '2026' } },
  errors: [
    { field: 'name', message: 'Give it a longer name' },
    { field: 'why', message: 'Say more' },
    { field: 'kind', message: 'Choose another' },
    { field: 'day', message: 'Enter a day that there is, like 1 4 2026' },
    { field: 'sure', message: 'Tick the box' },
    { field: 'file', message: 'Choose a CSV or XLSX file' },
    { field: 'list', message: 'Choose from the list' },
  ],
};

/** A field as it is asked, and as it comes back refused. */
const inBoth = (id: string, field: ReactNode): Record<string, ReactNode> => ({
  asked: <Form id={`${id}-asked`}>{field}</Form>,
  refused: (
    <Form id={`${id}-refused`} result={{ ...refused, form: `${id}-refused` }}>
      {field}
    </Form>
  ),
});

const plain = { id: 'plain', typed: undefined, wrong: undefined, describedBy: undefined };
const groups = [
  { title: 'Jobs', options: [{ id: 'one', label: 'Jobs created' }] },
  { title: 'Homes', options: [{ id: 'two', label: 'Households that kept a home' }] },
];
const full = overviewOf(told(4));
const silent = overviewOf(told(0));

const totals = (rows: number) => ({
  title: `Jobs, ${rows} of 2`,
  columns: [{ id: 'jobs', label: 'Jobs created', unit: 'jobs', mayRepeat: rows > 1 }],
  rows: ['Wales', 'Scotland']
    .slice(0, rows)
    .map((name) => ({ name, cells: [{ words: '31', aside: rows > 1 ? '1 not stated exactly' : '' }] })),
  sum: [{ words: 'at least 62', aside: '' }],
});

/** Every shared component in every state, for `/style` and its tests: what is shared and not here fails them. */
export const specimens: Specimen[] = [
  { component: Mark, states: { usual: <Mark />, large: <Mark size={72} /> } },
  {
    component: SiteHeader,
    // With its ways it stands above this page.
    states: { 'for readers without an account': <SiteHeader name={null} links={[]} bare /> },
  },
  {
    component: StatusTag,
    states: Object.fromEntries(
      [
        ...['draft', 'submitted', 'returned', 'withdrawn', 'approved'],
        ...['published', 'superseded', 'unpublished', 'leaf', 'gold', 'slate'],
      ].map((status) => [
        status,
        <StatusTag key={status} status={status}>
          {status}
        </StatusTag>,
      ]),
    ),
  },
  {
    component: ErrorSummary,
    states: {
      'a form that was refused': <ErrorSummary result={{ ...refused, form: 'name-refused' }} />,
      'no form’s': <ErrorSummary title="Nothing was imported" errors={[{ field: '', message: 'No file' }]} />,
      'nothing wrong': <ErrorSummary result={undefined} />,
    },
  },
  { component: Form, states: { empty: <Form id="empty">{null}</Form> } },
  {
    component: Given,
    states: {
      unseen: (
        <Form id="given">
          <Given name="unseen" value="1" />
        </Form>
      ),
    },
  },
  {
    component: Field,
    states: {
      plain: (
        <Field field={plain} label="A label" hint="A hint.">
          <input className="field-input" id="plain" />
        </Field>
      ),
    },
  },
  {
    component: FieldSet,
    states: {
      plain: (
        <FieldSet field={{ ...plain, id: 'set' }} label="One question" hint="A hint.">
          <p>Its controls</p>
        </FieldSet>
      ),
    },
  },
  {
    component: Wrong,
    states: {
      'what is wrong': <Wrong id="wrong" message="Enter a number" />,
      'what is wrong elsewhere': <Wrong id="elsewhere" message="Answer it" where="?" />,
      'nothing wrong': <Wrong id="right" />,
    },
  },
  {
    component: TextLine,
    states: inBoth('name', <TextLine name="name" label="Its name" hint="In a few words." />),
  },
  { component: TextLines, states: inBoth('why', <TextLines name="why" label="Why" value="Because." />) },
  {
    component: RadioGroup,
    states: inBoth(
      'kind',
      <RadioGroup
        name="kind"
        legend="Which"
        options={{ one: 'The one', two: 'The other' }}
        hint="One of them."
      />,
    ),
  },
  {
    component: DayInput,
    states: inBoth('day', <DayInput name="day" legend="When it begins" day="2026-04-01" />),
  },
  { component: Tick, states: inBoth('sure', <Tick name="sure" label="I am sure" />) },
  {
    component: FileInput,
    states: inBoth('file', <FileInput name="file" label="The file" hint="At most 3 MB." accept=".csv" />),
  },
  {
    component: WordmarkForm,
    states: {
      'none yet': <WordmarkForm name="Bara Môr" address={null} result={undefined} />,
      'one there': <WordmarkForm name="Bara Môr" address="/mark.svg" result={undefined} />,
    },
  },
  {
    component: Options,
    states: {
      ...inBoth('list', <Options name="list" label="From a list" none="Choose" groups={groups} />),
      disabled: (
        <Form id="disabled">
          <Options name="list" label="From a list" groups={groups} value="two" disabled />
        </Form>
      ),
    },
  },
  {
    component: CodeForm,
    states: {
      empty: <CodeForm />,
    },
  },
  {
    component: YearChoice,
    states: {
      usual: (
        <form>
          <YearChoice years={[2026, 2025]} year={2026} />
        </form>
      ),
    },
  },
  {
    component: YearAndTheme,
    states: {
      usual: (
        <YearAndTheme
          choices={{
            years: [2026, 2025],
            year: 2025,
            themes: [{ id: 'jobs', title: 'Jobs' }],
            theme: 'jobs',
          }}
        />
      ),
    },
  },
  {
    component: Done,
    states: { 'one sentence': <Done>“Jobs created” is again what it was.</Done> },
  },
  {
    component: Pages,
    states: {
      'the first of many': <Pages of="statements" first={null} next="?after=1" />,
      'one in the middle': <Pages of="versions" first="?" next="?after=2" />,
      'the only one': <Pages of="lists" first={null} next={null} />,
    },
  },
  {
    component: WhatThereIs,
    states: {
      'something beside it': (
        <WhatThereIs
          title="No such year"
          missing={[{ says: 'There is no statement of 2019.', choices: [{ label: '2024/25', to: '?' }] }]}
          back={{ label: 'Back to the organisation', to: '?' }}
        />
      ),
      nothing: <WhatThereIs title="No such page" missing={[]} back={null} />,
    },
  },
  {
    component: BroughtInYears,
    states: {
      some: <BroughtInYears years={[{ period: year(2022), source: 'Annual report 2022' }]} />,
      none: <BroughtInYears />,
    },
  },
  {
    component: CellWords,
    states: { said: <CellWords says="31 jobs" />, 'says nothing': <CellWords says="" /> },
  },
  { component: Cic34Links, states: { usual: <Cic34Links id="style" /> } },
  {
    component: CriteriaList,
    states: {
      'each standing': (
        <CriteriaList
          criteria={(['met', 'not_met', 'not_applicable', 'answered', 'to_judge', 'missing'] as const).map(
            (met, index) => ({
              ...{
                id: met,
                letter: 'ABCDEF'.charAt(index),
                title: 'Trades for a purpose',
                level: 'mark',
                met,
              },
              evidence: '64% of income comes from trade.',
            }),
          )}
        />
      ),
    },
  },
  {
    component: MeasureName,
    states: {
      'with a page': <MeasureName words="Jobs created" measureId="jobs" slug="somebody" />,
      'without one': <MeasureName words="Jobs created" measureId="jobs" slug={null} />,
    },
  },
  {
    component: OverviewHead,
    states: {
      'told in a sentence': (
        <OverviewHead
          {...{ name: 'Somebody CIC', badge: 'gold', licence: 'Gold Mark', years: 4 }}
          latest={{ ends: '31 March 2026' }}
          headline={full.headline}
        >
          <p>What can be done here</p>
        </OverviewHead>
      ),
      'with nothing yet': (
        <OverviewHead
          {...{ name: 'Somebody CIC', badge: 'leaf', licence: 'No licence', years: 0 }}
          latest={null}
          headline={null}
        >
          {null}
        </OverviewHead>
      ),
    },
  },
  {
    component: Glance,
    states: {
      all: (
        <Glance {...full} peers={[{ measureId: 'x', words: 'More than half of others.' }]} slug="somebody" />
      ),
      nothing: <Glance {...silent} slug={null} />,
    },
  },
  { component: MeasureLines, states: { usual: <MeasureLines {...full} slug={null} /> } },
  {
    component: PoundBar,
    states: {
      usual: (
        <PoundBar
          title="Where the profit went"
          note="Profit of 2025/26."
          parts={[
            { id: 'retained', amount: 30_000, label: 'kept for the purpose' },
            { id: 'donated', amount: 10_000, label: 'donated' },
            { id: 'distributed', amount: 500, label: 'dividends' },
          ]}
        />
      ),
      'one part alone': (
        <PoundBar
          title="Where the profit went"
          note="Profit of 2025/26."
          parts={[{ id: 'retained', amount: 40_000, label: 'kept for the purpose' }]}
        />
      ),
    },
  },
  {
    component: OverviewBody,
    states: {
      'many years': <OverviewBody overview={full} slug={null} live={false} />,
      nothing: <OverviewBody overview={silent} slug={null} live={false} />,
    },
  },
  {
    component: StaticChart,
    states: {
      'four years': <StaticChart chart={chart(4)} />,
      'one year': <StaticChart chart={chart(1)} />,
      'a draft': <StaticChart chart={chart(3, { draft: true })} />,
      'years that were brought in': <StaticChart chart={chart(3, { broughtIn: true })} />,
    },
  },
  { component: WatchedChart, states: { 'answers to a pointer': <WatchedChart chart={chart(4)} /> } },
  {
    component: TrendChart,
    states: {
      'with a file': (
        <TrendChart chart={chart(4)} definition="What it counts." aside="9% below the target." csv="?" />
      ),
      'brought in': (
        <TrendChart chart={chart(3, { broughtIn: true })} definition="What it counts." aside={null} />
      ),
    },
  },
  { component: TrendTable, states: { usual: <TrendTable chart={chart(4)} /> } },
  {
    component: TotalsTable,
    states: {
      'many rows': <TotalsTable totals={totals(2)} of="Region" all="All regions" />,
      'one row': <TotalsTable totals={totals(1)} of="Region" all="All regions" />,
      nothing: <TotalsTable totals={{ ...totals(0), columns: [] }} of="Region" all="All regions" />,
    },
  },
];
