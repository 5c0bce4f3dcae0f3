import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import {
  heldTimes,
  type LicenceEvent,
  licenceAfter,
  licenceInWords,
  licenceOn,
  renewedUntil,
  whyNotHappen,
} from './licence';

const END = '2026-06-30';
const TO_END = { until: END, hold: null };
const after = (days: number) => addDays(END, days);

test.each([
  ['the day before its last', after(-1), 'valid'],
  ['its last day', END, 'valid'],
  ['the day after', after(1), 'grace'],
  ['the last day of grace', after(scheme.cycle.graceDays), 'grace'],
  ['the day after grace', after(scheme.cycle.graceDays + 1), 'lapsed'],
])('on %s', (_, today, state) => {
  expect(licenceOn(today, TO_END)).toBe(state);
});

test('one that has ended is never called valid, and says when it ended', () => {
  expect(licenceInWords(END, TO_END)).toBe('Licence valid, to 30 June 2026');
  expect(licenceInWords('2026-11-24', TO_END)).toBe('Licence lapsed, ended on 30 June 2026');
  for (let days = 1; days < 800; days++) expect(licenceInWords(after(days), TO_END)).not.toMatch(/valid/);
});

test('without a last day nothing is said to be valid', () => {
  expect(licenceInWords('2026-11-24', { until: null, hold: null })).toBe('No licence is recorded');
});

const event = (kind: LicenceEvent['kind'], day: string, until: string | null = null, level = 'mark') => ({
  kind,
  day,
  until,
  level,
});
const GRANTED = event('granted', '2025-07-01', END);

test.each([
  ['granted', [GRANTED], 'valid'],
  ['suspended', [GRANTED, event('suspended', '2025-09-01')], 'suspended'],
  ['restored', [GRANTED, event('suspended', '2025-09-01'), event('restored', '2025-10-01')], 'valid'],
  ['withdrawn', [GRANTED, event('withdrawn', '2025-09-01')], 'withdrawn'],
  ['given up', [GRANTED, event('given_up', '2025-09-01')], 'given_up'],
  [
    'renewed while suspended',
    [GRANTED, event('suspended', '2025-09-01'), event('renewed', '2025-10-01', '2027-06-30')],
    'suspended',
  ],
  [
    'granted anew after it was withdrawn',
    [GRANTED, event('withdrawn', '2025-09-01'), event('granted', '2025-10-01', '2026-09-30')],
    'valid',
  ],
] as const)('%s', (_, events, state) => {
  expect(licenceOn('2026-01-01', licenceAfter(events))).toBe(state);
});

test('a licence that is halted is called neither valid nor lapsed before its time', () => {
  const halted = licenceAfter([GRANTED, event('suspended', '2025-09-01')]);
  for (let days = -100; days <= scheme.cycle.graceDays; days++)
    expect(licenceOn(after(days), halted)).toBe('suspended');
  expect(licenceOn(after(scheme.cycle.graceDays + 1), halted)).toBe('lapsed');
});

test('a renewal counts from the end of what it renews, and from its own day where that is over', () => {
  const held = licenceAfter([GRANTED]);
  expect(renewedUntil(held, '2026-05-01')).toBe('2027-06-30');
  // In grace nobody loses by being late, nor gains.
  expect(renewedUntil(held, after(scheme.cycle.graceDays))).toBe('2027-06-30');
  expect(renewedUntil(held, after(scheme.cycle.graceDays + 1))).toBe('2027-09-28');
  expect(renewedUntil(null, '2026-05-01')).toBe('2027-04-30');
  expect(renewedUntil(licenceAfter([GRANTED, event('withdrawn', '2025-09-01')]), '2026-05-01')).toBe(
    '2027-04-30',
  );
});

test('says when which level was held, and leaves out what it was halted or lapsed', () => {
  const events = [
    event('granted', '2020-01-01', '2020-12-31'),
    event('renewed', '2020-11-01', '2021-12-31'),
    event('level_changed', '2021-02-01', null, 'gold'),
    event('suspended', '2021-06-01', null, 'gold'),
    event('restored', '2021-07-01', null, 'gold'),
    // Two years after it had run out.
    event('granted', '2024-01-01', '2024-12-31'),
  ];
  expect(
    heldTimes(events, '2024-06-01').map(({ level, from, to, ended }) => [level, from, to, ended]),
  ).toEqual([
    ['mark', '2020-01-01', '2021-01-31', 'level changed'],
    ['gold', '2021-02-01', '2021-05-31', 'suspended'],
    ['gold', '2021-07-01', '2021-12-31', 'lapsed'],
    ['mark', '2024-01-01', null, ''],
  ]);
  expect(heldTimes(events, '2026-06-01').at(-1)).toEqual({
    level: 'mark',
    from: '2024-01-01',
    to: '2024-12-31',
    ended: 'lapsed',
  });
});

/** Whatever happens that may happen, on rising days. */
const histories = fc.array(
  fc.record({
    kind: fc.constantFrom('granted', 'renewed', 'extended', 'suspended', 'restored', 'withdrawn', 'given_up'),
    days: fc.integer({ min: 0, max: 500 }),
  }),
  { maxLength: 20 },
);

test('no history that may happen calls a licence valid outside the days that it tells it was held', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 0, max: 4_000 }), (steps, later) => {
      const events: LicenceEvent[] = [];
      let day = '2015-01-01';
      for (const { kind, days } of steps) {
        day = addDays(day, days);
        const held = licenceAfter(events);
        const until = ['granted', 'renewed'].includes(kind)
          ? renewedUntil(held, day)
          : kind === 'extended'
            ? addDays(held?.until ?? day, 60)
            : null;
        if (kind !== 'renewed' && whyNotHappen(kind, held, day, until)) continue;
        if (kind === 'renewed' && whyNotHappen('granted', held, day, null) === null) continue;
        events.push({ kind, day, until, level: 'mark' });
      }
      const on = addDays(day, later);
      const held = licenceAfter(events);
      const times = heldTimes(events, on);
      const valid = licenceOn(on, held) === 'valid';
      expect(times.some(({ from, to }) => from <= on && (to === null || to >= on))).toBe(
        valid || licenceOn(on, held) === 'grace' ? valid : false,
      );
      // Times never overlap, and each begins before it ends.
      for (const [at, { from, to }] of times.entries()) {
        if (to !== null) expect(to >= from).toBe(true);
        expect(times[at - 1]?.to ?? '').toSatisfy((before: string | null) =>
          before === null ? false : before < from || before === '',
        );
      }
    }),
    { numRuns: 2_000 },
  );
});
