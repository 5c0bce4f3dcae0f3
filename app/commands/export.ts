import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { publishedDocuments } from '~db/queries/publications';
import { readEnv } from '../platform/env.server';
import { organisationCsv } from '../publication/csv/organisation-csv';
import { organisationJsonLd, type PublishedVersion } from '../publication/jsonld/statement-jsonld';
import { publicVersion } from '../publication/public-document';
import { approvedAt, asAnswered } from '../questionnaire/brought-in';
import { readableStill } from '../statement/public-record.server';
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
  return { slug, format, out };
}

/** Everything an organisation has published, earliest year first. */
async function publishedBy(slug: string): Promise<PublishedVersion[]> {
  const organisation = await organisationBySlug(database(), slug);
  if (!organisation) throw new Error(`There is no organisation “${slug}”.`);
  const env = readEnv();
  const origin = env.origin ?? `http://localhost:${env.port}`;
  const rows = await publishedDocuments(database(), organisation.id);
  const readable = await Promise.all(
    rows.map(({ id, document, public_document }) =>
      readableStill(database(), { organisation_id: organisation.id, id, document, public_document }),
    ),
  );
  const published = rows.flatMap(({ document, exact_measures, public_document, ...row }, index) => {
    if (document === null || !readable[index]) return [];
    const facts = {
      origin,
      code: row.verification_code,
      sha256: row.public_sha256,
      approvedAt: approvedAt(row),
      publishedAt: row.published_at?.toISOString() ?? null,
    };
    const open = publicVersion({ document, exact_measures, public_document });
    return [{ document: asAnswered(open, row), facts }];
  });
  if (published.length === 0 && rows.length > 0)
    throw new Error(
      `What ${slug} has published was made under an earlier rule: npm run republish makes it anew.`,
    );
  if (published.length === 0) throw new Error(`${slug} has published nothing yet.`);
  return published;
}

await withStore(read, async ({ slug, format, out }) => {
  const published = await publishedBy(slug);
  const text =
    format === 'csv'
      ? organisationCsv(published.map(({ document }) => document))
      : organisationJsonLd(published);
  if (!out) return { lines: [text.trimEnd()] };
  writeFileSync(out, text);
  const statements = published.length === 1 ? '1 statement' : `${published.length} statements`;
  return { lines: [`Wrote ${statements} to ${out}`] };
});
