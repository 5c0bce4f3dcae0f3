import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { publishedDocuments } from '~db/queries/publications';
import { organisationCsv } from '../publication/csv/organisation-csv';
import { publicVersion } from '../publication/public-document';
import { withStore } from './command';

const USAGE = 'npm run export -- --organisation SLUG --format csv|jsonld [--out FILE]';

function read() {
  const { values } = parseArgs({
    options: {
      organisation: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const { organisation: slug, format, out } = values;
  if (!slug || (format !== 'csv' && format !== 'jsonld')) throw new Error(`Use: ${USAGE}`);
  if (format === 'jsonld') throw new Error('JSON-LD is not available yet. Use --format csv.');
  return { slug, out };
}

await withStore(read, async ({ slug, out }) => {
  const organisation = await organisationBySlug(database(), slug);
  if (!organisation) throw new Error(`There is no organisation “${slug}”.`);
  const rows = await publishedDocuments(database(), organisation.id);
  const documents = rows
    .flatMap(({ document, exact_measures }) => (document === null ? [] : [{ document, exact_measures }]))
    .map(publicVersion);
  if (documents.length === 0) throw new Error(`${slug} has published nothing yet.`);
  const csv = organisationCsv(documents);
  if (!out) return { lines: [csv.trimEnd()] };
  writeFileSync(out, csv);
  const statements = documents.length === 1 ? '1 statement' : `${documents.length} statements`;
  return { lines: [`Wrote ${statements} to ${out}`] };
});
