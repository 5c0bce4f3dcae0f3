import { beforeAll, describe, expect, test } from 'vitest';
import { approveMadeUp } from '~/demo/judge.server';
import { loadDemo } from '~/demo/load.server';
import { today } from '~/platform/clock.server';
import { publicVersion } from '~/publication/public-document';
import { isBanded } from '~/questionnaire/disclosure-class';
import type { StatementDocument } from '~/questionnaire/document';
import { formatFigure } from '~/questionnaire/format';
import { answerOf } from '~/questionnaire/year-figure';
import { amendStatement } from '~/statement/amend.server';
import {
  askForExact,
  decideOnExact,
  exactRequests,
  smallNumbersPage,
} from '~/statement/exact-figures.server';
import { prepareStatement } from '~/statement/prepare.server';
import { returnStatement } from '~/statement/return.server';
import { submitStatement } from '~/statement/submit.server';
import { database } from '~db/client';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { wholePublished } from '../support/frozen';

const PREVENTED = 'homelessness_prevented';
const YEAR = '2025-03-31';

describe.each(engines())('an exact figure, %s', (engine) => {
  freshDatabase(engine);
  let people: Record<
    'editor' | 'director' | 'assessor' | 'second.assessor',
    Awaited<ReturnType<typeof demoActor>>
  >;
  const open = () => demoStatement(people.editor, 'bryn-works', YEAR);

  beforeAll(async () => {
    await loadDemo();
    people = {
      editor: await demoActor('editor'),
      director: await demoActor('director'),
      assessor: await demoActor('assessor'),
      'second.assessor': await demoActor('second.assessor'),
    };
    await amendStatement(people.editor, await open());
  });

  async function said(): Promise<string> {
    const version = await wholePublished('bryn-works', YEAR);
    return wordsIn(publicVersion(versionOr(version)));
  }

  async function submit() {
    await prepareStatement(people.editor, await open());
    await submitStatement(people.director, await open(), { name: 'Owen Maddocks', role: 'Director' });
  }

  test('is asked for with a reason, for a sensitive count only, while the statement is a draft', async () => {
    await expect(askForExact(people.director, await open(), PREVENTED, '  ')).rejects.toThrow('Say why');
    await expect(askForExact(people.director, await open(), 'jobs_created', 'Why not')).rejects.toThrow();
    await expect(decideOnExact(people.assessor, await open(), PREVENTED, true)).rejects.toThrow('submitted');
    await askForExact(people.director, await open(), PREVENTED, 'Six towns, no street is named.');
    const { figures } = await smallNumbersPage(people.director, await open());
    const [prevented] = figures.filter(({ measureId }) => measureId === PREVENTED);
    expect(prevented).toMatchObject({ exact: '34 households', published: 'about 30 households' });
    expect(prevented?.request).toMatchObject({ state: 'asked', askedBy: people.director.name });
  });

  test('is asked for anew in the version that follows a return', async () => {
    await submit();
    await decideOnExact(people.assessor, await open(), PREVENTED, true);
    await returnStatement(people.assessor, await open(), 'Please look at the trading income again.');
    expect(await exactRequests(await open())).toMatchObject([{ measureId: PREVENTED, state: 'asked' }]);
  });

  test('needs two people: who asked cannot agree, and undecided means rounded', async () => {
    await submit();
    const both = { ...people.director, bodyRoles: ['assessor' as const] };
    await expect(decideOnExact(both, await open(), PREVENTED, true)).rejects.toThrow('another assessor');
    await expect(decideOnExact(people.assessor, await open(), 'people_accommodated', true)).rejects.toThrow();
    expect(await said()).toBe('about 30 households');
  });

  test('is published exactly once agreed, without its groups, and everything else stays rounded', async () => {
    await decideOnExact(people['second.assessor'], await open(), PREVENTED, true);
    await approveMadeUp(people['second.assessor'], people.assessor, (await open()).statement.id, {
      reason: '',
      publishOn: today(),
    });
    expect(await said()).toBe('34 households');
    const version = await wholePublished('bryn-works', YEAR);
    const items = publicVersion(versionOr(version)).sections.flatMap((s) => s.items);
    const prevented = items.find(({ measure }) => measure.id === PREVENTED);
    expect(prevented?.figures.filter(({ category }) => category)).toEqual([]);
    expect(
      prevented?.history.filter(({ series }) => series === 'actual').every(({ published }) => published),
    ).toBe(true);
    const others = items.filter(({ measure }) => isBanded(measure) && measure.id !== PREVENTED);
    expect(others.flatMap(({ figures }) => figures).filter(hasExactNumber)).toEqual([]);
  });

  test('every step is in the trail', async () => {
    const events = await database()
      .selectFrom('audit_event')
      .select(['event', 'actor_name', 'detail'])
      .where('event', 'like', 'exact_figure.%')
      .orderBy('position')
      .execute();
    expect(events.map(({ event }) => event)).toEqual([
      'exact_figure.asked',
      'exact_figure.agreed',
      'exact_figure.agreed',
    ]);
    expect(events[0]?.detail).toContain('Six towns');
  });
});

function wordsIn(document: StatementDocument): string {
  const item = document.sections
    .flatMap(({ items }) => items)
    .find(({ measure }) => measure.id === PREVENTED);
  const total = item && answerOf(item.figures, PREVENTED);
  return item && total ? formatFigure(total, item.measure) : '';
}

function hasExactNumber({
  series,
  published,
  status,
}: StatementDocument['sections'][number]['items'][number]['figures'][number]) {
  return series === 'actual' && !published && (status === 'reported' || status === 'nil');
}

function versionOr<Version extends { document: string | null }>(version: Version | undefined) {
  if (!version?.document) throw new Error('Nothing is published');
  return { ...version, document: version.document };
}
