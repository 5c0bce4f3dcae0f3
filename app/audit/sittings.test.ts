import { describe, expect, it } from 'vitest';
import { changeInWords, type HistoryEntry } from './events';
import { inSittings } from './sittings';

/** Newest first, as a history is read; minutes count backwards from noon. */
const entry = (minutesAgo: number, actorId: string, more: Partial<HistoryEntry> = {}): HistoryEntry => {
  const at = new Date(Date.UTC(2026, 0, 1, 12) - minutesAgo * 60_000).toISOString();
  return {
    id: `e${minutesAgo}`,
    event: 'answers.saved',
    at,
    since: at,
    actorId,
    actor: actorId,
    what: 'changed answers',
    reason: null,
    changes: [],
    ...more,
  };
};
const change = (id: string, from: string, to: string, knownBy: string) => ({
  id,
  measure: id,
  from,
  to,
  knownBy,
});

describe('a history in sittings', () => {
  it('tells each answer from what it was before to what it was after, and who knows what it was', () => {
    const [sitting, ...rest] = inSittings([
      entry(0, 'a', { changes: [change('jobs', '12', '13', 'e0')] }),
      entry(10, 'a', { changes: [change('jobs', '11', '12', 'e10'), change('hours', '1', '2', 'e10')] }),
      entry(30, 'a', { changes: [change('jobs', 'no answer', '11', 'e30')] }),
    ]);
    expect(rest).toEqual([]);
    expect(sitting).toMatchObject({ id: 'e0', at: entry(0, 'a').at, since: entry(30, 'a').at });
    expect(sitting?.changes).toEqual([
      { ...change('jobs', 'no answer', '13', 'e30'), times: 3 },
      change('hours', '1', '2', 'e10'),
    ]);
  });

  it('says of what was changed and changed back that it was', () => {
    const [sitting] = inSittings([
      entry(0, 'a', { changes: [change('income', '£5', '£1,300,000', 'e0')] }),
      entry(1, 'a', { changes: [change('income', '£1,300,000', '£5', 'e1')] }),
    ]);
    const [told] = sitting?.changes ?? [];
    expect(told && changeInWords(told)).toBe('£1,300,000, as before: changed and changed back');
  });

  it.each([
    ['somebody else saved in between', [entry(0, 'a'), entry(1, 'b'), entry(2, 'a')], 3],
    [
      'something else happened in between',
      [entry(0, 'a'), entry(1, 'a', { event: 'statement.prepared' }), entry(2, 'a')],
      3,
    ],
    ['an earlier answer was brought back', [entry(0, 'a', { event: 'answers.restored' }), entry(1, 'a')], 2],
    ['half an hour went by', [entry(0, 'a'), entry(31, 'a')], 2],
    ['a pause ended that was shorter, each time', [entry(0, 'a'), entry(29, 'a'), entry(58, 'a')], 1],
    ['nothing ever happened', [], 0],
  ] as [string, HistoryEntry[], number][])('ends one where %s', (_where, entries, sittings) => {
    expect(inSittings(entries)).toHaveLength(sittings);
  });

  it('tells what was said beside a figure from what it was first to what it was last, and nothing that came back', () => {
    const part = (name: string, from: string, to: string) => ({ part: name, from, to });
    const twelve = change('jobs', '12', '12', 'e5');
    const [sitting] = inSittings([
      entry(0, 'a', {
        changes: [{ ...twelve, parts: [part('target', '30', '40'), part('note', 'b', 'a')] }],
      }),
      entry(5, 'a', {
        changes: [{ ...twelve, parts: [part('note', 'a', 'b'), part('target', '20', '30')] }],
      }),
    ]);
    const [joined] = sitting?.changes ?? [];
    expect(joined?.parts).toEqual([part('target', '20', '40')]);
    expect(joined && changeInWords(joined)).toBe('12; target: 20 → 40');
  });
});
