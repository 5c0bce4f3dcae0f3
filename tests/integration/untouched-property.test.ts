import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/access/can';
import type { Figure } from '~/questionnaire/figure';
import type { Measure } from '~/questionnaire/measure';
import { asMeasure } from '~/questionnaire/own-measure';
import { askAlso, questionnaireFor } from '~/questionnaire/sections';
import { answerRow } from '~/statement/answer-rows.server';
import { type OpenStatement, openStatement } from '~/statement/open.server';
import { inTransaction } from '~db/client';
import { addAnswers } from '~db/queries/answers';
import { addOwnMeasures } from '~db/queries/organisations';
import { storableAnswer, tallied } from '../cases/storable';
import {
  anAnswer,
  anOrganisation,
  aStatement,
  aVersion,
  engines,
  freshDatabase,
  frozenEmpty,
} from '../support/database';
import { formOf, without } from '../support/form-of';
import { CONTINUE, saveSection, sectionHtml, sendSection } from '../support/section-post';
import { storedOf } from '../support/stored';

/** Statements with every question answered anew; more with SAMPLES=500. */
const SAMPLES = Number(process.env.SAMPLES ?? 12);
const OWN = { start: '2025-04-01', end: '2026-03-31' };
const BEFORE = { start: '2024-04-01', end: '2025-03-31' };

const own = (['count', 'money', 'ratio'] as const).map((kind, position) => ({
  id: `own_${randomUUID().replaceAll('-', '')}`,
  label: `Ours, ${kind}`,
  unit: { count: 'meals', money: 'GBP', ratio: 'percent' }[kind],
  kind,
  polarity: 'higher' as const,
  head: 'social' as const,
  accrual: 'in_year' as const,
  definition: '',
  disclosure: 'open' as const,
  replaces: null,
  position,
}));
/** Kinds that nothing is asked in today. */
const [jobs] = questionnaireFor({ level: 'mark', year: 2026, own: [] }).filter(({ id }) => id === 'jobs');
const like = (id: string, change: Partial<Measure>) => ({ ...(jobs?.measures[0] as Measure), id, ...change });
const askNoMore = askAlso([
  {
    id: 'jobs',
    title: '',
    lede: '',
    measures: [
      like('a_day', { kind: 'date', unit: '' }),
      like('a_rate', { kind: 'ratio', unit: 'percent', defaultBasis: 'modelled' }),
      like('a_line', { kind: 'text', unit: '', lines: 1 }),
    ],
  },
]);
const sections = questionnaireFor({ level: 'gold', year: 2026, own: own.map(asMeasure) });
const measures = sections.flatMap((section) => section.measures).filter(({ derived }) => !derived);

const answersOf = (previous: typeof BEFORE | null) =>
  fc.tuple(...measures.map((measure) => storableAnswer(measure, { own: OWN, previous })));
const statements = fc
  .boolean()
  .chain((first) => fc.record({ first: fc.constant(first), answers: answersOf(first ? null : BEFORE) }));

/** What a sample must have held, so that nothing is proved of nothing. */
const TALLIED = [
  ...['count', 'money', 'share', 'ratio', 'choice', 'text', 'date', 'own count', 'own money', 'own ratio'],
  ...['qualifier', 'basis', 'note', 'explanation', 'n of N', 'percentage alone', 'nil', 'not measured'],
  ...['not applicable', 'target', 'forecast', 'comparative', 'group', 'contract'],
];

afterAll(askNoMore);

describe.each(engines())('whatever a section holds, %s', (engine) => {
  freshDatabase(engine);
  const drafts = new Map<boolean, { actor: Actor; id: string }>();

  beforeAll(async () => {
    // One organisation's first statement, and another's second one.
    for (const first of [true, false]) drafts.set(first, await aDraft(first));
  });

  async function opened(first: boolean): Promise<{ actor: Actor; open: OpenStatement }> {
    const { actor, id } = drafts.get(first) ?? { actor: {} as Actor, id: '' };
    return { actor, open: await openStatement(actor, id, 'statement.edit') };
  }

  /** The draft with these answers and no other. */
  async function answered(first: boolean, figures: readonly Figure[]) {
    const { actor, open } = await opened(first);
    const { organisation, version } = open;
    const by = {
      organisationId: organisation.id,
      versionId: version.id,
      personId: 'somebody',
      importedFrom: 'a.csv',
      revision: 1,
      at: new Date('2026-05-01T09:00:00Z'),
    };
    await inTransaction(async (tx) => {
      await tx.deleteFrom('answer').where('version_id', '=', version.id).execute();
      await addAnswers(
        tx,
        figures.map((figure) => answerRow(figure, by)),
      );
    });
    return { actor, open };
  }

  it('stays as it was, and is refused nowhere, when nobody touched it', async () => {
    const tally = new Map<string, number>();
    const count = (what: string, more = 1) => tally.set(what, (tally.get(what) ?? 0) + more);
    await fc.assert(
      fc.asyncProperty(statements, async ({ first, answers }) => {
        const figures = answers.flat();
        for (const [index, said] of answers.entries())
          for (const figure of said)
            for (const what of tallied(measures[index] as Measure, figure)) count(what);
        const { actor, open } = await answered(first, figures);
        const before = await storedOf(open);
        for (const { id } of sections) {
          const outcome = await saveSection(actor, open, id);
          expect(outcome).toMatchObject({ kind: 'saved', saved: 0 });
          count('sections saved');
        }
        count('figures', figures.length);
        expect(await storedOf(open)).toEqual(before);
      }),
      { numRuns: SAMPLES },
    );
    if (process.env.SAMPLES) console.info(Object.fromEntries([...tally].sort()));
    for (const what of TALLIED) expect(tally.get(what), what).toBeGreaterThan(SAMPLES / 2);
  }, 600_000);

  it('stays as it was but for the note that somebody changed', async () => {
    const noted = fc.record({ statement: statements, pick: fc.nat(1_000) });
    await fc.assert(
      fc.asyncProperty(noted, async ({ statement: { first, answers }, pick }) => {
        const { actor, open } = await answered(first, answers.flat());
        const section = sections[pick % sections.length];
        if (!section) return;
        const before = await storedOf(open);
        const form = formOf(await sectionHtml(actor, open, section.id), CONTINUE);
        const names = [...form.keys()].filter((name) => name.endsWith('.note'));
        const name = names[pick % Math.max(names.length, 1)];
        const [id = ''] = name?.split('.') ?? [];
        const stated = ['value', 'numerator', 'absent'].some((part) => form.get(`${id}.${part}`));
        if (!name || !stated) return;
        form.set(name, `New words ${pick}`);
        expect(await sendSection(actor, open, section.id, form)).toMatchObject({ kind: 'saved', saved: 1 });
        const after = await storedOf(open);
        const changed = after.answers.filter((answer) => !before.answers.includes(answer));
        const gone = before.answers.filter((answer) => !after.answers.includes(answer));
        const told = (answer = '{}') => {
          const { note, revision, updated_by, updated_at, imported_from, ...rest } = JSON.parse(answer);
          return rest;
        };
        expect([changed.length, gone.length]).toEqual([1, 1]);
        expect(told(changed[0])).toEqual(told(gone[0]));
        expect(JSON.parse(changed[0] ?? '{}').note).toBe(`New words ${pick}`);
      }),
      { numRuns: SAMPLES * 4 },
    );
  }, 600_000);

  it('changes, or is refused, as soon as one input is missing: so the two above could fail', async () => {
    const [{ first, answers }] = fc.sample(statements, { numRuns: 1, seed: 7 }) as [
      { first: boolean; answers: Figure[][] },
    ];
    let tried = 0;
    for (const { id } of sections) {
      const { actor, open } = await answered(first, answers.flat());
      const html = await sectionHtml(actor, open, id);
      const form = formOf(html, CONTINUE);
      const shown = JSON.parse(String(form.get('base'))) as Record<string, Record<string, string>>;
      // A usual basis is offered where nothing is answered yet: it holds nothing.
      const offered = (name: string) => /\.basis$/.test(name) && !shown[name.split('.')[0] ?? '']?.basis;
      const held = [...form].filter(([name, value]) => name.includes('.') && value !== '' && !offered(name));
      const names = [...new Set(held.map(([each]) => each))];
      // Each third is enough to say that the page is read at all; all of them take a minute.
      for (const name of names.filter((_, index) => process.env.SAMPLES || index % 3 === 0)) {
        await answered(first, answers.flat());
        const before = await storedOf(open);
        const outcome = await sendSection(actor, open, id, formOf(without(html, name), CONTINUE));
        const same =
          'kind' in outcome &&
          outcome.kind === 'saved' &&
          JSON.stringify(await storedOf(open)) === JSON.stringify(before);
        expect(same, `without ${name}`).toBe(false);
        tried += 1;
      }
    }
    if (process.env.SAMPLES) console.info({ 'inputs taken away': tried });
    expect(tried).toBeGreaterThan(50);
  }, 600_000);
});

async function aDraft(first: boolean): Promise<{ actor: Actor; id: string }> {
  const organisation = anOrganisation({ level: 'gold' });
  const statement = aStatement(organisation, { period_start: OWN.start, period_end: OWN.end, level: 'gold' });
  const earlier = aStatement(organisation, { period_start: BEFORE.start, period_end: BEFORE.end });
  // Brought in: nobody declared it here.
  const version = aVersion(earlier, {
    status: 'published',
    published_at: new Date('2025-06-01T09:00:00Z'),
    ...frozenEmpty,
  });
  await inTransaction(async (tx) => {
    await tx.insertInto('organisation').values(organisation).execute();
    await addOwnMeasures(
      tx,
      own.map((each) => ({ ...each, organisation_id: organisation.id, created_at: organisation.created_at })),
    );
    await tx.insertInto('statement').values(statement).execute();
    await tx.insertInto('version').values(aVersion(statement)).execute();
    if (first) return;
    await tx.insertInto('statement').values(earlier).execute();
    await tx.insertInto('version').values(version).execute();
    // Every second question was answered a year ago: the others have no figure to be set against.
    const numbers = measures.filter(
      ({ kind }, index) => index % 2 === 0 && (kind === 'count' || kind === 'money'),
    );
    await addAnswers(
      tx,
      numbers.map(({ id }) =>
        anAnswer(version, { measure_id: id, period_start: BEFORE.start, period_end: BEFORE.end, number: 40 }),
      ),
    );
  });
  const { slug, name, id: organisationId } = organisation;
  const memberships = [{ organisationId, slug, name, role: 'editor' as const }];
  const actor = {
    personId: 'somebody',
    name: 'Somebody',
    email: 'somebody@example.org',
    bodyRoles: [],
    memberships,
  };
  return { actor, id: statement.id };
}
