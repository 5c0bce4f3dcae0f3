import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { addFile, evidenceFiles } from '~/evidence/evidence.server';
import { setContext } from '~/platform/context.server';
import { commentOn } from '~/statement/comment.server';
import { reviewPage } from '~/statement/review.server';
import { sectionContext, sectionPage } from '~/statement/section.server';
import { seeStatement } from '~/statement/shown.server';
import { database, inTransaction } from '~db/client';
import { addComment } from '~db/queries/comments';
import { waitingVersions } from '~db/queries/statements';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { sendSection } from '../support/section-post';

const DRAFT = '2026-03-31';

describe.each(engines())('posts that nobody’s page would send, %s', (engine) => {
  freshDatabase(engine);
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-files-'));
  let editor: Awaited<ReturnType<typeof demoActor>>;
  let assessor: Awaited<ReturnType<typeof demoActor>>;
  const draft = () => demoStatement(editor, 'bryn-works', DRAFT);
  const submitted = async () => {
    const [waiting] = await waitingVersions(database(), 'submitted', null, 1);
    return seeStatement(assessor, waiting?.statement_id ?? '', 'review.list');
  };

  beforeAll(async () => {
    setContext({ dataDir: folder });
    await loadDemo();
    editor = await demoActor('editor');
    assessor = await demoActor('assessor');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['jobs_created.value[999999999]', '1'],
    ['__intent__', '{"type":"insert","payload":{"name":"jobs_created.value","index":999999999}}'],
    ['jobs_created.groups.constructor', '1'],
  ])('%s is refused at once', async (name, value) => {
    const form = new FormData();
    form.append(name, value);
    const before = performance.now();
    await expect(sendSection(editor, await draft(), 'jobs', form)).rejects.toMatchObject({ status: 422 });
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  test.each(['{"jobs_created":{"groups":null}}', '[]', '"x"', '{"jobs_created":5}', '{'])(
    'what the page says it showed may be %s',
    async (base) => {
      const form = new FormData();
      form.append('base', base);
      expect(await sendSection(editor, await draft(), 'jobs', form)).toHaveProperty(
        'kind',
        expect.stringMatching(/^(saved|conflict)$/),
      );
    },
  );

  test.each(['constructor', '__proto__', 'nothing_asked', ''])(
    'a comment on %j is refused: nothing of that name is asked',
    async (measure) => {
      const open = await submitted();
      await expect(commentOn(assessor, open, measure, 'Which?')).rejects.toThrow('Choose the answer');
    },
  );

  test('a comment on “constructor” that was kept once breaks no page', async () => {
    const open = await submitted();
    await inTransaction((tx) =>
      addComment(tx, {
        organisation_id: open.organisation.id,
        id: '0197a000-0000-7000-8000-000000000001',
        statement_id: open.statement.id,
        version_id: open.version.id,
        measure_id: 'constructor',
        body: 'Which?',
        author_id: assessor.personId,
        created_at: new Date('2026-04-01T09:00:00Z'),
        resolved_at: null,
      }),
    );
    const page = await reviewPage(assessor, open);
    for (const { id } of page.sections)
      expect((await sectionPage(assessor, open, await sectionContext(open, id))).section.id).toBe(id);
  });

  // Promise: Colleagues who write at once do not block each other | the organisation’s row is held FOR NO KEY UPDATE; a deadlock is tried again
  test('thirty colleagues add thirty files at once', async () => {
    const open = await draft();
    const add = (n: number) =>
      addFile(editor, open, {
        measureId: 'jobs_created',
        about: `File ${n}`,
        file: { name: `payroll-${n}.pdf`, bytes: new TextEncoder().encode(`%PDF-1.7\n% ${n}\n%%EOF`) },
      });
    const added = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => add(n)));
    const failed = added.filter(({ status }) => status === 'rejected');
    expect(failed.map((each) => String((each as PromiseRejectedResult).reason))).toEqual([]);
    expect(await evidenceFiles(open)).toHaveLength(30);
  });
});
