import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { addFile, evidenceBytes, evidenceFiles, takeFileAway } from '~/evidence/evidence.server';
import { trailOf } from '~/evidence/trail.server';
import { sha256 } from '~/platform/canonical.server';
import { setContext } from '~/platform/context.server';
import { amendStatement } from '~/statement/amend.server';
import { prepareStatement } from '~/statement/prepare.server';
import { submitStatement } from '~/statement/submit.server';
import { withdrawStatement } from '~/statement/withdraw.server';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';

const PDF = new TextEncoder().encode('%PDF-1.7\n%%EOF');

describe.each(engines())('evidence, %s', (engine) => {
  freshDatabase(engine);
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-files-'));
  let editor: Awaited<ReturnType<typeof demoActor>>;
  let director: Awaited<ReturnType<typeof demoActor>>;
  const open = () => demoStatement(editor, 'bryn-works', '2025-03-31');
  const asked = {
    measureId: 'jobs_created',
    about: 'The payroll of March',
    file: { name: 'payroll.pdf', bytes: PDF },
  };
  const files = async () => evidenceFiles(await open());

  beforeAll(async () => {
    setContext({ dataDir: folder });
    await loadDemo();
    editor = await demoActor('editor');
    director = await demoActor('director');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('belongs to a draft', async () => {
    await expect(addFile(editor, await open(), asked)).rejects.toThrow('no longer a draft');
    await amendStatement(editor, await open());
  });

  test.each([
    [{ measureId: 'nothing' }, 'Choose which answer'],
    [{ file: { name: 'payroll.png', bytes: PDF } }, 'This is not a PNG file'],
  ])('is refused with %j, and nothing is kept', async (change, says) => {
    await expect(addFile(editor, await open(), { ...asked, ...change })).rejects.toThrow(says);
    expect(await files()).toEqual([]);
  });

  test('is kept with its hash, and given back as it came', async () => {
    await addFile(editor, await open(), asked);
    const [file] = await files();
    expect(file).toMatchObject({ name: 'payroll.pdf', sha256: sha256(PDF), addedBy: editor.name });
    const { bytes } = await evidenceBytes(await open(), file?.id ?? '');
    expect(Buffer.compare(bytes, PDF)).toBe(0);
    const other = await demoStatement(editor, 'bryn-works', '2026-03-31');
    await expect(evidenceBytes(other, file?.id ?? '')).rejects.toThrow('not found');
  });

  test('stays with what was declared with it, whatever becomes of it later', async () => {
    await prepareStatement(editor, await open());
    await submitStatement(director, await open(), { name: director.name, role: 'Director' });
    const [file] = await files();
    await expect(takeFileAway(editor, await open(), file?.id ?? '')).rejects.toThrow('no longer a draft');
    await withdrawStatement(director, await open());
    await takeFileAway(editor, await open(), file?.id ?? '');
    const { versions } = await trailOf(await open(), 'jobs_created');
    expect(versions.slice(0, 2).map((version) => [version.status, version.files.length])).toEqual([
      ['draft', 0],
      ['withdrawn', 1],
    ]);
    expect(versions[1]?.declared).toContain(director.name);
  });

  test('the trail of a share leads to what it was worked out from', async () => {
    const { versions, measure } = await trailOf(await open(), 'reinvested_share');
    expect(measure).toBe('Share of profit reinvested');
    expect(versions.at(-1)?.says).toMatch(/%$/);
    await expect(trailOf(await open(), 'nothing')).rejects.toThrow('not found');
  });
});
