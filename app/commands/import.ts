import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Imported } from '../statement/import/import.server';
import { importTable } from '../statement/import/import.server';
import { MOST_BYTES } from '../statement/import/read-table.server';
import { withStore } from './command';
import { faultLines, planLines } from './import-words';

const USAGE =
  'npm run import -- FILE.csv --organisation SLUG [--create "Name"] [--as draft|published] [--dry-run]';
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function read() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      create: { type: 'string' },
      as: { type: 'string', default: 'draft' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  const { organisation: slug, create, as } = values;
  if (!file || positionals.length > 1 || !slug) throw new Error(USAGE);
  if (as !== 'draft' && as !== 'published') throw new Error(`--as is draft or published.\n${USAGE}`);
  if (!SLUG.test(slug) || slug.length > 120)
    throw new Error('--organisation is a name for addresses: small letters, digits and hyphens');
  if (create?.trim() === '') throw new Error('--create needs the organisation’s name');
  return { file, slug, create, as: as as 'draft' | 'published', dryRun: values['dry-run'] };
}

await withStore(read, async ({ file, slug, create, as, dryRun }) => {
  if (statSync(file).size > MOST_BYTES) throw new Error(`${file} is larger than 5 MB. Import it in parts`);
  const request = { actor: null, slug, bytes: readFileSync(file), filename: basename(file), as, dryRun };
  const imported: Imported = await importTable({ ...request, ...(create && { create }) });
  if (!imported.plan) return { lines: faultLines(imported.errors), failed: true };
  return { lines: planLines(imported.plan, { slug, as, dryRun, created: imported.created }) };
});
