import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepScheme, lockScheme } from '~/accreditation/keep-scheme.server';
import { firstLevel, levelName, putInForce, scheme } from '~/questionnaire/scheme';
import { SHIPPED } from '~/questionnaire/scheme-pack';
import { inTransaction } from '~db/client';
import made from '../schemes/four-levels.json';
import { engines, freshDatabase } from '../support/database';

const folder = mkdtempSync(join(tmpdir(), 'scheme-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => putInForce(SHIPPED));

/** A file with the made-up scheme, changed. */
function fileOf(change: (pack: typeof made) => void = () => {}): string {
  const pack = structuredClone(made);
  change(pack);
  const path = join(folder, 'scheme.json');
  writeFileSync(path, JSON.stringify(pack));
  return path;
}

describe.each(engines())('a scheme by file, on %s', (engine) => {
  const opened = freshDatabase(engine);
  beforeEach(() => opened().db.deleteFrom('scheme_pack').execute());

  it('is in force once it is read, and the one that comes with the product where none is named', async () => {
    await keepScheme(undefined);
    expect(scheme.id).toBe(SHIPPED.id);
    await keepScheme(fileOf());
    expect(firstLevel().name).toBe('Eligible');
    // Of the one before, its levels keep their names.
    expect(levelName('mark')).toBe('Mark');
  });

  it('can be changed until something is decided by it, and then wants another version', async () => {
    await keepScheme(fileOf());
    await keepScheme(fileOf((pack) => Object.assign(pack.levels[0] ?? {}, { name: 'Checked' })));
    expect(firstLevel().name).toBe('Checked');
    await inTransaction((tx) => lockScheme(tx));
    // The same file again changes nothing.
    await keepScheme(fileOf((pack) => Object.assign(pack.levels[0] ?? {}, { name: 'Checked' })));
    await expect(keepScheme(fileOf())).rejects.toThrow('four-levels 1 was changed');
    expect(firstLevel().name).toBe('Checked');
    await keepScheme(fileOf((pack) => Object.assign(pack, { version: '2' })));
    expect(firstLevel().name).toBe('Eligible');
  });

  it('says every fault of a file that cannot be read, and leaves the one before in force', async () => {
    await expect(keepScheme(join(folder, 'nowhere.json'))).rejects.toThrow('SCHEME_FILE');
    writeFileSync(join(folder, 'scheme.json'), '{');
    await expect(keepScheme(join(folder, 'scheme.json'))).rejects.toThrow('cannot be read');
    await expect(keepScheme(fileOf((pack) => pack.levels[0]?.requires.push('shoe_size')))).rejects.toThrow(
      '“shoe_size”, which is no measure',
    );
    expect(scheme.id).toBe(SHIPPED.id);
  });
});
