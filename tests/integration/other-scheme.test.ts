import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/access/can';
import { licencePage } from '~/accreditation/ledger.server';
import { today } from '~/platform/clock.server';
import { verdictsInWords } from '~/questionnaire/decision';
import type { Decision } from '~/questionnaire/document';
import { addDays, addMonths } from '~/questionnaire/period';
import { putInForce } from '~/questionnaire/scheme';
import { readScheme, SHIPPED } from '~/questionnaire/scheme-pack';
import { approveStatement } from '~/statement/approve.server';
import { checkPage } from '~/statement/check.server';
import { addOrganisationIn } from '~/statement/import/add-organisation.server';
import { giveVerdicts, judgePage } from '~/statement/judge.server';
import { openStatement } from '~/statement/open.server';
import { prepareStatement } from '~/statement/prepare.server';
import { seeStatement } from '~/statement/shown.server';
import { startStatement } from '~/statement/start.server';
import { submitStatement } from '~/statement/submit.server';
import { database, inTransaction } from '~db/client';
import made from '../schemes/four-levels.json';
import { engines, freshDatabase } from '../support/database';
import { CONTINUE, sendSection } from '../support/section-post';

const STORY = 'We run a bakery with people who were out of work, and sell at four markets. '.repeat(4);

/** What is typed of each section, besides which all stays blank. */
const TYPED: Record<string, Record<string, string>> = {
  narrative: { 'aims.value': STORY, 'outcomes.value': STORY },
  jobs: { 'jobs_created.value': '12' },
  reinvestment: { 'total_income.value': '100000', 'trading_income.value': '70000' },
  gold: { 'governance.value': STORY, 'engagement.value': STORY, 'ethics.value': STORY },
};

/** A scheme of four levels with a panel of three, run by its file alone: no line of the program knows it. */
describe.each(engines())('another scheme, on %s', (engine) => {
  freshDatabase(engine);
  let id = '';
  let organisation: { id: string; name: string; slug: string; level: string };
  const people = {} as Record<'editor' | 'director', Actor>;
  const assessor = (name: string): Actor => ({
    personId: name,
    name,
    email: `${name}@example.org`,
    bodyRoles: ['assessor'],
    memberships: [],
  });
  const judge = assessor('judge');
  const panel = ['one', 'two', 'three'].map(assessor);
  const see = (who: Actor) => seeStatement(who, id, 'organisation.read');

  beforeAll(async () => {
    putInForce(readScheme(made));
    const slug = 'good-bread';
    organisation = await inTransaction((tx) =>
      addOrganisationIn(tx, { slug, name: 'Good Bread', level: 'gold' }),
    );
    for (const role of ['editor', 'director'] as const)
      people[role] = {
        personId: role,
        name: `The ${role}`,
        email: `${role}@example.org`,
        bodyRoles: [],
        memberships: [{ organisationId: organisation.id, slug, name: 'Good Bread', role }],
      };
    const period = { start: '2024-04-01', end: '2025-03-31' };
    const started = await startStatement({ actor: people.editor, organisationId: organisation.id, period });
    id = started.statementId;
  });
  afterAll(() => putInForce(SHIPPED));

  it('asks what the level asks, of this level and those that it includes', async () => {
    const missing = (await checkPage(people.editor, await see(people.editor))).missing.map(
      ({ measureId }) => measureId,
    );
    expect(missing.filter(Boolean).sort()).toEqual([
      'aims',
      'governance',
      'jobs_created',
      'outcomes',
      'total_income',
    ]);
    for (const [section, fields] of Object.entries(TYPED)) {
      const form = new FormData();
      for (const [name, value] of [
        ...Object.entries(fields),
        ['base', '{}'],
        [CONTINUE.name, CONTINUE.value],
      ] as const)
        form.append(name, value);
      const open = await openStatement(people.editor, id, 'statement.edit');
      expect(await sendSection(people.editor, open, section, form)).toMatchObject({ kind: 'saved' });
    }
    const { missing: left, document } = await checkPage(people.editor, await see(people.editor));
    expect(left).toEqual([]);
    expect(document.criteria.map(({ letter, met }) => `${letter} ${met}`)).toEqual([
      '1 answered',
      '2 answered',
      '3 met',
      '4 answered',
      '5 answered',
      '6 answered',
      '7 missing',
    ]);
    await prepareStatement(people.editor, await see(people.editor));
    await submitStatement(people.director, await see(people.director), { name: 'Di', role: 'Chair' });
  });

  it('is decided by three who gave no verdict, by “one of” and “at least two of”', async () => {
    const said = (criterion: string, verdict: 'met' | 'not_met', seen: string[] = []) => ({
      criterion,
      verdict,
      reason: 'Read.',
      seen,
    });
    const give = async (...verdicts: ReturnType<typeof said>[]) =>
      giveVerdicts(judge, await see(judge), verdicts);
    await expect(give(said('run_well', 'met', ['skills', 'members']))).rejects.toThrow('at least 2 of 3');
    await give(
      said('for_good', 'met'),
      said('changes', 'met'),
      said('earns', 'met'),
      said('run_well', 'met', ['skills', 'members', 'staff']),
      said('heard', 'not_met'),
      said('fair', 'met'),
      said('open_books', 'not_met'),
    );
    const obstacles = async () => (await judgePage(judge, await see(judge))).obstacles;
    expect(await obstacles()).toEqual(['The Gold asks for at least 2 of 3 criteria, and 1 of them is met']);
    await give(said('heard', 'met'));
    expect(await obstacles()).toEqual([]);
    const outcomes = [];
    for (const who of panel)
      outcomes.push(
        await approveStatement(who, await see(who), {
          reason: '',
          publishOn: today(),
          acknowledged: [...Array(50).keys()],
        }),
      );
    expect(outcomes).toEqual(['voted', 'voted', 'decided']);
    const { decision, status } = await database()
      .selectFrom('version')
      .select(['decision', 'status'])
      .where('statement_id', '=', id)
      .executeTakeFirstOrThrow();
    const frozen = JSON.parse(decision ?? '') as Decision;
    expect([status, frozen.by, verdictsInWords(frozen)]).toEqual([
      'published',
      ['one', 'two', 'three'],
      '1, 2, 3, 4, 5 and 6 met; 7 not met',
    ]);
    expect(frozen.criteria.find(({ letter }) => letter === '4')?.seen).toEqual([
      'Skills of the board are reviewed',
      'Members have a say',
      'Staff have a say',
    ]);
  });

  it('grants the licence for as long as the scheme says', async () => {
    const { held, level } = await licencePage(judge, organisation);
    expect([level, held?.until]).toEqual(['gold', addMonths(addDays(today(), -1), 24)]);
  });
});
