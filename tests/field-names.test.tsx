import * as conform from '@conform-to/zod/v4';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { read as readForm } from '~/forms/read.server';
import { Refusal } from '~/platform/refusal';
import { draftSection, shownAnswers } from '~/questionnaire/draft-schema';
import { fieldNames } from '~/questionnaire/inputs';
import { asMeasure } from '~/questionnaire/own-measure';
import { questionnaireFor } from '~/questionnaire/sections';
import { QuestionBlock } from '~/routes/statements.$id.$section/question';

vi.mock('@conform-to/zod/v4', async (real) => {
  const actual = await real<typeof conform>();
  return { ...actual, parseWithZod: vi.fn(actual.parseWithZod) };
});

const own = asMeasure({
  id: 'own_0197a00000007000800000000000000a',
  label: 'Meals',
  unit: 'meals',
  kind: 'count',
  polarity: 'neutral',
  head: 'social',
  accrual: 'in_year',
  definition: '',
  disclosure: 'open',
});
const measures = questionnaireFor({ level: 'gold', year: 2026, own: [own] }).flatMap(
  (section) => section.measures,
);
const names = fieldNames(measures);
const periods = { own: { start: '2025-04-01', end: '2026-03-31' }, previous: null };
const schema = draftSection(measures, periods);
const read = (form: FormData): Promise<Record<string, unknown>> =>
  // As it stands: on its way through a request a name's line ends become others.
  readForm({ formData: async () => form } as Request, schema, { names });
const parsed = vi.mocked(conform.parseWithZod);

const known = fc.constantFrom(...names);
const index = fc.oneof(fc.nat(), fc.constantFrom(999_999_999, 4_294_967_295, -1));
/** Any word, and what is nearly a name of ours: an index, a path further down, a part of one, a prototype's. */
const madeUp = fc
  .oneof(
    fc.string(),
    fc.tuple(known, index).map(([name, at]) => `${name}[${at}]`),
    fc.tuple(known, index).map(([name, at]) => name.replace('.', `[${at}].`)),
    fc.tuple(known, fc.string({ minLength: 1 })).map(([name, more]) => `${name}.${more}`),
    fc.tuple(known, fc.nat(40)).map(([name, length]) => name.slice(0, length)),
    fc
      .tuple(known, fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString'))
      .map(([name, word]) => name.replace(/\..*/, `.${word}`)),
    fc.constantFrom('__intent__', '__state__', '__proto__', 'constructor', '__proto__.polluted', '[0]', '[]'),
    known.map((name) => name.toUpperCase()),
  )
  .filter((name) => name !== 'form' && !names.has(name));

describe('the names of posted fields', () => {
  beforeEach(() => {
    parsed.mockClear();
  });

  it('are refused before Conform sees them, where no question has them', async () => {
    await fc.assert(
      fc.asyncProperty(
        madeUp,
        fc.string(),
        fc.array(known, { maxLength: 5 }),
        async (name, value, others) => {
          const form = new FormData();
          for (const other of others) form.append(other, '1');
          form.append(name, value);
          await expect(read(form)).rejects.toBeInstanceOf(Refusal);
          expect(parsed).not.toHaveBeenCalled();
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('are every name that a question’s inputs have', () => {
    const explanations = { large_change: 'Because', groups_differ: 'Because' };
    const typed = { value: '1', explanation: 'Because', explanations, groups: {} };
    for (const measure of measures.filter(({ derived }) => !derived)) {
      const none = {
        last: null,
        warnings: [],
        comments: [],
        readAs: [],
        personal: [],
        files: 0,
        must: false,
      };
      const question = { measure, typed, ...none };
      const html = renderToStaticMarkup(
        <QuestionBlock statementId="s" question={question} typed={typed} errors={{}} conflict={null} />,
      );
      const drawn = [...html.matchAll(/ name="([^"]*)"/g)].map(([, name = '']) => name);
      expect(drawn.length, measure.id).toBeGreaterThan(0);
      expect(
        drawn.filter((name) => name !== 'readAs' && !names.has(name)),
        measure.id,
      ).toEqual([]);
    }
  });

  it('read what they did before', async () => {
    const form = new FormData();
    form.append('jobs_created.value', '12');
    expect(await read(form)).toMatchObject({ jobs_created: { typed: { value: '12' } } });
    expect(parsed).toHaveBeenCalledOnce();
  });
});

describe('what a page says it showed', () => {
  it('is read or refused, whatever it is, and changes no prototype', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        shownAnswers.safeParse(JSON.parse(text));
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
    expect(shownAnswers.safeParse({ jobs_created: { groups: null } }).success).toBe(false);
    expect(shownAnswers.safeParse(JSON.parse('{"__proto__":{"polluted":"1"}}')).success).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
