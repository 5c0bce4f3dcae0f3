import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { addFile, evidenceFiles } from '~/evidence/evidence.server';
import { sweepFiles } from '~/evidence/sweep.server';
import { setContext } from '~/platform/context.server';
import { keepFile } from '~/platform/storage.server';
import { amendStatement } from '~/statement/amend.server';
import * as decide from '~/statement/decide.server';
import { ConnectionLost } from '~db/fenced/errors';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';

const PDF = new TextEncoder().encode('%PDF-1.7\n%%EOF');

describe.each(engines())('kept files, %s', (engine) => {
  freshDatabase(engine);
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-orphans-'));
  const kept = () =>
    existsSync(join(folder, 'files'))
      ? readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).flatMap((entry) =>
          entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
        )
      : [];
  const asked = {
    measureId: 'jobs_created',
    about: '',
    file: { name: 'payroll.pdf', bytes: PDF },
  };
  let editor: Awaited<ReturnType<typeof demoActor>>;
  const open = () => demoStatement(editor, 'bryn-works', '2025-03-31');

  beforeAll(async () => {
    setContext({ dataDir: folder });
    await loadDemo();
    editor = await demoActor('editor');
    await amendStatement(editor, await open());
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('of an upload that fails nothing stays; of one that may have been committed the bytes do', async () => {
    const before = kept();
    const fails = (error: Error) => vi.spyOn(decide, 'stepEvent').mockRejectedValueOnce(error);
    fails(new Error('no'));
    await expect(addFile(editor, await open(), asked)).rejects.toThrow('no');
    expect(kept()).toEqual(before);
    const unknown = new ConnectionLost('in COMMIT');
    unknown.outcomeUnknown = true;
    fails(unknown);
    await expect(addFile(editor, await open(), asked)).rejects.toBe(unknown);
    expect(kept()).toHaveLength(before.length + 1);
  });

  // Promise: Files that nothing names are swept | a job, once they are old
  test('that nothing names are swept once they are old, and no others', async () => {
    await addFile(editor, await open(), asked);
    const orphan = await keepFile(PDF);
    const half = `${join(folder, 'files', orphan.slice(0, 2), orphan)}.new`;
    writeFileSync(half, 'half');
    await sweepFiles();
    expect(kept()).toContain(half);
    const old = new Date(Date.now() - 2 * 86_400_000);
    for (const path of kept()) utimesSync(path, old, old);
    await sweepFiles();
    expect(kept()).toHaveLength((await evidenceFiles(await open())).length);
  });
});
