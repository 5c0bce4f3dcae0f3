import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure, financialYear } from '../../tests/support/figures';
import { deriveFigures } from './derived';
import { explaining } from './explanations';
import { asMeasure } from './own-measure';
import { criteriaFor, criterionStanding } from './readiness';
import { factOf, warningsOf } from './rules';
import { feeFor } from './scheme';
import { sections } from './sections';

const measures = sections().flatMap((section) => section.measures);
const messages = (figures: ReturnType<typeof figure>[], previous: ReturnType<typeof figure>[] = []) =>
  warningsOf({ measures, figures, previous, period: financialYear(2026) }).map(
    (warning) => `${warning.measureId}: ${warning.message}`,
  );

describe('warnings', () => {
  it('ask about a large change and not about a small one', () => {
    expect(messages([figure('jobs_created', 2026, 31)], [figure('jobs_created', 2025, 55)])).toEqual([
      'jobs_created: 44% fewer than last year. Readers will ask. What happened?',
    ]);
    expect(messages([figure('jobs_created', 2026, 50)], [figure('jobs_created', 2025, 55)])).toEqual([]);
  });
  it('say fewer of what is counted and less of what is not, whatever their units', () => {
    expect(messages([figure('waste_diverted', 2026, 63)], [figure('waste_diverted', 2025, 100)])).toEqual([
      'waste_diverted: 37% less than last year. Readers will ask. What happened?',
    ]);
    expect(messages([figure('jobs_created_fte', 2026, 3)], [figure('jobs_created_fte', 2025, 10)])[0]).toBe(
      'jobs_created_fte: 70% fewer than last year. Readers will ask. What happened?',
    );
  });
  it('say of a fall to nought what there was', () => {
    const nil = { status: 'nil' } as const;
    expect(messages([figure('jobs_created', 2026, 0, nil)], [figure('jobs_created', 2025, 9)])).toEqual([
      'jobs_created: None, after 9 last year. Readers will ask. What happened?',
    ]);
    expect(
      messages([figure('profit_donated', 2026, 0, nil)], [figure('profit_donated', 2025, 5000)])[0],
    ).toBe('profit_donated: Nothing, after £5,000 last year. Readers will ask. What happened?');
  });
  it('say a change of ten times and more in times', () => {
    expect(messages([figure('jobs_created', 2026, 137)], [figure('jobs_created', 2025, 1)])).toEqual([
      'jobs_created: About 137 times as much as last year. Readers will ask. What happened?',
    ]);
  });
  it('ask about a size that is a slip of the hand', () => {
    expect(messages([figure('jobs_created', 2026, 1_000_000_000_000)])).toEqual([
      'jobs_created: That is 1,000,000,000,000 jobs. Is that right?',
    ]);
    expect(messages([figure('jobs_created', 2026, 9_000_000), figure('total_income', 2026, 9e9)])).toEqual(
      [],
    );
  });
  it('compare no two periods that share days', () => {
    const college = { period: { start: '2025-09-01', end: '2026-08-31' } };
    expect(messages([figure('jobs_created', 2026, 31, college)], [figure('jobs_created', 2026, 55)])).toEqual(
      [],
    );
  });
  it('compare no thirteen months with twelve, as the charts do not', () => {
    const long = { period: { start: '2024-03-01', end: '2025-03-31' } };
    expect(messages([figure('jobs_created', 2026, 12)], [figure('jobs_created', 2025, 55, long)])).toEqual(
      [],
    );
    const hours = { measureId: 'staff_fte' };
    expect(
      messages([figure('staff_fte', 2026, 12)], [figure('staff_fte', 2025, 55, { ...long, ...hours })]),
    ).toHaveLength(1);
  });
  it('say of a share or a rate in points by how many it changed, never a percentage of a percentage', () => {
    const paid = (end: number, numerator: number) =>
      figure('real_living_wage', end, 0, { status: 'reported', number: null, numerator, denominator: 200 });
    expect(messages([paid(2026, 200)], [paid(2025, 100)])).toEqual([
      'real_living_wage: 50.0 percentage points more than last year. Readers will ask. What happened?',
    ]);
    expect(messages([paid(2026, 62)], [paid(2025, 149)])).toEqual([
      'real_living_wage: 43.5 percentage points less than last year. Readers will ask. What happened?',
    ]);
    const own = { id: 'own_rate', label: 'Groups', unit: 'percent of groups', kind: 'ratio' } as const;
    const rate = { ...own, polarity: 'neutral', head: 'social', accrual: 'in_year', definition: '' } as const;
    const [asked] = warningsOf({
      measures: [asMeasure({ ...rate, disclosure: 'open' })],
      figures: [figure('own_rate', 2026, 74.55, { decimals: 2 })],
      previous: [figure('own_rate', 2025, 31)],
      period: financialYear(2026),
    });
    // As finely as the sentence of its chart.
    expect(asked?.message).toMatch(/^43\.55 percentage points more than last year\./);
  });
  it('compute nothing from "more than"', () => {
    const before = figure('jobs_created', 2025, 150, { qualifier: 'more_than' });
    expect(messages([figure('jobs_created', 2026, 15)], [before])).toEqual([]);
  });
  it('say the amount, not a percentage, across zero', () => {
    const said = messages(
      [figure('profit_after_tax', 2026, 36617)],
      [figure('profit_after_tax', 2025, -191027)],
    );
    expect(said).toEqual([
      'profit_after_tax: Up £227,644 on last year, across zero. Readers will ask. What happened?',
    ]);
  });
  it('notice parts that do not add up', () => {
    const groups = ['disabled', 'other'].map((category) => figure('barrier_jobs', 2026, 5, { category }));
    expect(messages([figure('barrier_jobs', 2026, 11), ...groups])).toEqual([
      'barrier_jobs: The groups add up to 10, the total is 11. Why do they differ?',
    ]);
    const money = [figure('profit_after_tax', 2026, 1505), figure('profit_retained', 2026, 1504)];
    expect(messages(money)[0]).toContain('add up to £1,504, the profit is £1,505');
  });
  it.each([
    ['That is 44% fewer than last year. Readers will ask. What happened?', '44% fewer than last year.'],
    [
      'That is up £1.50 on 2024/25, across zero. Readers will ask. What happened?',
      'Up £1.50 on 2024/25, across zero.',
    ],
    ['A running total fell. What happened?', 'A running total fell.'],
    [
      'The groups add up to 10, the total is 11. Why do they differ?',
      'The groups add up to 10, the total is 11.',
    ],
    ['44% fewer than last year.', '44% fewer than last year.'],
  ])('tell a reader without asking: %s', (message, fact) => {
    expect(factOf({ message })).toBe(fact);
  });
  it('carry the explanation that was given', () => {
    const now = figure('jobs_created', 2026, 31, { explanation: 'The workshop closed.' });
    const [warning] = warningsOf({
      measures,
      figures: [now],
      period: financialYear(2026),
      previous: [figure('jobs_created', 2025, 55)],
    });
    expect(warning?.explanation).toBe('The workshop closed.');
  });
});

describe('an explanation', () => {
  const fell = (said: Partial<ReturnType<typeof figure>>) =>
    warningsOf({
      measures,
      figures: [
        figure('barrier_jobs', 2026, 11, said),
        figure('barrier_jobs', 2026, 10, { category: 'disabled' }),
      ],
      period: financialYear(2026),
      previous: [figure('barrier_jobs', 2025, 30)],
    }).map(({ rule, explanation, ofMeasure }) => [rule, explanation, ofMeasure]);

  it('answers the question it was given to, and no other of its measure', () => {
    expect(fell(explaining({ large_change: 'The workshop closed.' }))).toEqual([
      ['large_change', 'The workshop closed.', undefined],
      ['groups_differ', null, undefined],
    ]);
    expect(fell(explaining({ large_change: 'It closed.', groups_differ: 'One was not asked.' }))).toEqual([
      ['large_change', 'It closed.', undefined],
      ['groups_differ', 'One was not asked.', undefined],
    ]);
  });
  it('of the measure answers none of several', () => {
    expect(fell({ explanation: 'The workshop closed.' })).toEqual([
      ['large_change', null, 'The workshop closed.'],
      ['groups_differ', null, 'The workshop closed.'],
    ]);
  });
  it('is told whole, in sentences', () => {
    expect(explaining({ large_change: 'It closed', groups_differ: 'One was not asked.' }).explanation).toBe(
      'One was not asked. It closed',
    );
    expect(explaining({ '': 'It closed.' })).toEqual({ explanation: 'It closed.' });
    expect(explaining({ large_change: '' })).toEqual({ explanation: null });
  });
});

describe('a derived share', () => {
  const share = (traded: number, total: number) => {
    const stated = [figure('total_income', 2026, total), figure('trading_income', 2026, traded)];
    const derived = deriveFigures(measures, stated).find(({ measureId }) => measureId === 'trading_share');
    return derived && [derived.number, derived.decimals, derived.status];
  };

  it('shows a decimal wherever it was rounded', () => {
    expect(share(58_200, 141_905)).toEqual([41, 1, 'reported']);
    expect(share(50, 100)).toEqual([50, 0, 'reported']);
    expect(share(0, 100)).toEqual([0, 0, 'nil']);
  });

  it('is no more exact than the amounts that it is worked out from', () => {
    const stated = [
      figure('total_income', 2026, 70_000_000, { qualifier: 'more_than' }),
      figure('trading_income', 2026, 35_700_000, { basis: 'estimated' }),
    ];
    const [derived] = deriveFigures(measures, stated).filter(
      ({ measureId }) => measureId === 'trading_share',
    );
    expect(derived).toMatchObject({ number: 51, qualifier: 'about', basis: 'estimated' });
    const trading = criteriaFor('mark', {
      measures,
      figures: [...stated, ...(derived ? [derived] : [])],
      period: financialYear(2026),
    }).find(({ id }) => id === 'trading');
    expect(trading).toMatchObject({ met: 'to_judge', evidence: expect.stringContaining('about 51%') });
  });

  it('of a year of which one amount is stated again is worked out again', () => {
    const then = [figure('total_income', 2025, 962_300), figure('trading_income', 2025, 801_050)];
    const again = figure('total_income', 2025, 958_140, { series: 'comparative' });
    const other = [figure('local_spend', 2025, 6), figure('total_spend', 2025, 10)];
    const [derived, ...others] = deriveFigures(measures, [again], [...then, ...other]);
    expect(others).toEqual([]);
    expect(derived).toMatchObject({ measureId: 'trading_share', series: 'comparative', number: 83.6 });
    expect(deriveFigures(measures, [again])).toEqual([]);
  });

  it('never reaches what is asked, nor nought, by rounding', () => {
    expect(share(49_960, 100_000)).toEqual([49.9, 1, 'reported']);
    expect(share(99_990, 100_000)).toEqual([99.9, 1, 'reported']);
    expect(share(1, 100_000)).toEqual([0.1, 1, 'reported']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (a, b) => {
        const [traded, total] = [Math.min(a, b) / 100, Math.max(a, b) / 100];
        const exact = (traded / total) * 100;
        const [number = 0] = share(traded, total) ?? [];
        for (const asked of [50, 51, 100]) expect(Number(number) >= asked).toBe(exact >= asked - 1e-12);
        expect(Math.abs(Number(number) - exact)).toBeLessThanOrEqual(0.1);
      }),
    );
  });
});

describe('criteria', () => {
  const stateOf = (id: string, figures: ReturnType<typeof figure>[]) =>
    criteriaFor('mark', {
      measures,
      figures: [...figures, ...deriveFigures(measures, figures)],
      period: financialYear(2026),
    }).find((each) => each.id === id)?.met;

  it('are answered, and not met, where a box holds text', () => {
    const told = ['community_of_interest', 'aims'].map((id) =>
      figure(id, 2026, 0, { status: 'reported', number: null, text: 'Words.' }),
    );
    expect(stateOf('purpose', told)).toBe('answered');
    expect(stateOf('independent', told)).toBe('to_judge');
    expect(criterionStanding({ id: 'purpose', met: 'met' })).toBe('answered');
    expect(criterionStanding({ id: 'trading', met: 'met' })).toBe('met');
  });
  it('never fail a loss', () => {
    expect(stateOf('profit', [figure('profit_after_tax', 2026, -5)])).toBe('not_applicable');
    expect(stateOf('profit', [figure('profit_after_tax', 2026, 0)])).toBe('not_applicable');
  });
  it.each([
    [51, 'met'],
    [50, 'not_met'],
    [120, 'met'],
  ])('ask 51%% of a profit: %s of 100 is %s', (kept, met) => {
    expect(
      stateOf('profit', [figure('profit_after_tax', 2026, 100), figure('profit_retained', 2026, kept)]),
    ).toBe(met);
  });
  it.each([
    [50, 'met'],
    [49, 'not_met'],
  ])('ask half of income from trading: %s of 100 is %s', (traded, met) => {
    expect(
      stateOf('trading', [figure('total_income', 2026, 100), figure('trading_income', 2026, traded)]),
    ).toBe(met);
  });
});

it.each([
  [0, 350],
  [149_999, 350],
  [150_000, 450],
  [2_999_999, 690],
  [99_999_999, 6_000],
  [100_000_000, 7_500],
])('charges by income: £%s pays £%s', (income, fee) => {
  expect(feeFor(income)).toBe(fee);
});
