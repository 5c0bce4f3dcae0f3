import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadDemo } from '~/demo/load.server';
import type { DocumentFacts } from '~/publication/pdf/documents/facts';
import type { StatementDocument } from '~/questionnaire/document';
import { importTable } from '~/statement/import/import.server';
import { database } from '~db/client';
import { statementVersions } from '~db/queries/statements';
import { wholePublished } from './frozen';

/** Figures that real enterprises have published, each file one of them. */
const CASES = 'tests/cases/published';

/** Fills an empty database with the demo and with every case, imported as the product does it. */
export async function publishEverything(): Promise<void> {
  await loadDemo();
  for (const filename of readdirSync(CASES)) {
    const slug = basename(filename, '.csv');
    const bytes = readFileSync(`${CASES}/${filename}`);
    const create = slug.replaceAll('-', ' ');
    const { errors } = await importTable({ actor: null, slug, create, filename, bytes, as: 'published' });
    if (errors.length > 0) throw new Error(`${filename}: ${JSON.stringify(errors)}`);
  }
}

export interface Published {
  /** "bryn-works 2024-03-31" */
  name: string;
  /** As it was frozen: exact figures. */
  document: StatementDocument;
  facts: DocumentFacts;
}

/** The addresses of every published statement, by name, newest first. */
export function publishedStatements() {
  return statementVersions(database())
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select(['organisation.slug', 'statement.period_end'])
    .where('version.status', '=', 'published')
    .orderBy('organisation.name')
    .orderBy('statement.period_end', 'desc')
    .execute();
}

/** Every statement that stands in the directory. */
export async function everythingPublished(): Promise<Published[]> {
  const found: Published[] = [];
  for (const { slug, period_end } of await publishedStatements()) {
    const version = await wholePublished(slug, period_end);
    if (!version?.document) throw new Error(`${slug} ${period_end} has no document`);
    found.push({
      name: `${slug} ${period_end}`,
      document: JSON.parse(version.document) as StatementDocument,
      facts: {
        status: version.status,
        approvedAt: version.decided_at?.toISOString() ?? null,
        publishedAt: version.published_at?.toISOString() ?? null,
        code: version.verification_code,
        sha256: version.document_sha256,
        origin: 'https://proofmark.example',
      },
    });
  }
  return found;
}
