import { describe, expect, it } from 'vitest';
import { figure, financialYear, measureNamed } from '../../tests/support/figures';
import type { Figure } from '../questionnaire/figure';
import { addingOf } from './adding';
import { cohortInWords, cohortsOf, tierInWords, tierOf } from './cohort';
import { comparedIn, contributionOf } from './contribution';

const organisation = { fieldOfWork: 'Reuse and repair', region: 'Wales' };

function contributed(figures: Figure[], period = financialYear(2026)) {
  const ids = [...new Set(figures.map(({ measureId }) => measureId))];
  const items = ids.map((id) => ({
    measure: measureNamed(id),
    figures: figures.filter(({ measureId }) => measureId === id),
  }));
  return contributionOf({ organisation, period, items });
}

const compared = (figures: Figure[], period?: Figure['period']) =>
  Object.fromEntries(comparedIn(contributed(figures, period)));

describe('what a statement contributes', () => {
  it('is its actual totals, nil among them', () => {
    const stated = [
      figure('jobs_created', 2026, 14),
      figure('jobs_created', 2026, 99, { series: 'target' }),
      figure('jobs_created', 2026, 3, { category: 'disabled' }),
      figure('jobs_created', 2026, 5, { slice: 'Torfaen' }),
      figure('jobs_safeguarded', 2026, 0),
      figure('work_placements', 2026, 7, { status: 'not_measured', number: null }),
    ];
    expect(compared(stated)).toEqual({ jobs_created: 14, jobs_safeguarded: 0 });
  });

  it('is compared as a value, not as a bound', () => {
    const said = (qualifier: Figure['qualifier']) =>
      compared([figure('volunteers', 2026, 150, { qualifier })]).volunteers;
    expect([said('more_than'), said('at_least'), said('less_than')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([said('about'), said('almost'), said(null)]).toEqual([150, 150, 150]);
  });

  it('is compared for twelve months only, but a bound or a longer year still counts in totals', () => {
    const longer = { start: '2025-03-01', end: '2026-03-31' };
    const figures = [figure('jobs_created', 2026, 14, { period: longer })];
    expect(compared(figures, longer)).toEqual({});
    expect(compared(figures)).toEqual({});
    expect(contributed(figures, longer).stated).toEqual({ jobs_created: 14 });
  });

  it('takes shares and counts at one day whatever period they have of their own', () => {
    const fortnight = { start: '2026-02-01', end: '2026-02-14' };
    const share = figure('wellbeing_improved', 2026, 0, {
      status: 'reported',
      number: null,
      numerator: 30,
      denominator: 40,
      period: fortnight,
    });
    const staff = figure('staff_fte', 2026, 12.5, { period: { start: '2026-03-31', end: '2026-03-31' } });
    expect(compared([share, staff])).toEqual({ wellbeing_improved: 75, staff_fte: 12.5 });
  });

  it('never compares a sensitive count, hidden or rounded or exact', () => {
    const hidden = figure('homelessness_prevented', 2026, 1, {
      number: null,
      published: { as: 'band', low: 0, high: 9 },
    });
    const rounded = figure('people_accommodated', 2026, 40, {
      number: null,
      published: { as: 'band', low: 35, high: 44 },
    });
    const exact = figure('homelessness_relieved', 2026, 12);
    const { stated } = contributed([hidden, rounded, exact]);
    expect(stated).toEqual({
      homelessness_prevented: null,
      people_accommodated: 40,
      homelessness_relieved: 12,
    });
    expect(compared([hidden, rounded, exact])).toEqual({});
  });
});

describe('cohorts', () => {
  it('widen from field, size and region to everybody', () => {
    const standing = { field: 'Reuse and repair', tier: tierOf(149_999), region: 'Wales' };
    expect(cohortsOf(standing).map(cohortInWords)).toEqual([
      'social enterprises in reuse and repair with income under £150,000 in Wales',
      'social enterprises in reuse and repair with income under £150,000',
      'social enterprises in reuse and repair',
      'social enterprises with income under £150,000',
      'social enterprises based in Wales',
      'social enterprises of every kind and size',
    ]);
  });

  it('are not made of what is not known', () => {
    expect(cohortsOf({ field: '', tier: null, region: 'Wales' }).map(cohortInWords)).toEqual([
      'social enterprises based in Wales',
      'social enterprises of every kind and size',
    ]);
    expect(cohortsOf({ field: '', tier: null, region: '' })).toEqual(['']);
  });

  it('have sizes of the scheme’s fee tiers', () => {
    expect([tierOf(null), tierOf(0), tierOf(150_000), tierOf(500_000_000)]).toEqual([null, 0, 1, 10]);
    expect([0, 1, 10].map(tierInWords)).toEqual([
      'under £150,000',
      'of £150,000 to £499,999',
      'of £100,000,000 or more',
    ]);
  });
});

describe('adding organisations up', () => {
  it('is for jobs, hours, pounds and tonnes; people and households with a warning; rates never', () => {
    const by = (...ids: string[]) => ids.map((id) => addingOf(measureNamed(id)));
    expect(by('jobs_created', 'training_hours', 'profit_after_tax', 'waste_diverted')).toEqual(
      Array(4).fill('adds'),
    );
    expect(by('people_supported', 'volunteers', 'homelessness_prevented')).toEqual(
      Array(3).fill('may_repeat'),
    );
    expect(by('trading_share', 'real_living_wage', 'reinvested_share', 'full_time_hours', 'aims')).toEqual(
      Array(5).fill('never'),
    );
  });
});
