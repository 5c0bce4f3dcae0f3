import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemo } from '~/demo/load.server';
import type { VersionFacts } from '~/publication/jsonld/statement-jsonld';
import type { StatementDocument } from '~/questionnaire/document';
import { importTable } from '~/statement/import/import.server';
import { database } from '~db/client';

const FOLDER = join(process.cwd(), 'tests/cases/published');

export interface PublishedCase {
  document: StatementDocument;
  facts: VersionFacts;
  assessed: boolean;
}

/** Real organisations' published facts, brought in as published by the product's own import. */
export async function importCases(): Promise<void> {
  for (const filename of readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))) {
    const slug = filename.replace('.csv', '');
    const bytes = new Uint8Array(readFileSync(join(FOLDER, filename)));
    const { errors } = await importTable({
      ...{ actor: null, slug, filename, bytes, as: 'published' as const },
      create: slug,
    });
    if (errors.length > 0) throw new Error(`${filename}: ${JSON.stringify(errors)}`);
  }
}

/** Everything the demo and the cases publish or have published. */
export async function demoAndCases(): Promise<PublishedCase[]> {
  await loadDemo();
  await importCases();
  const rows = await database()
    .selectFrom('version')
    .selectAll()
    .where('status', 'in', ['published', 'superseded', 'unpublished'])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    document: JSON.parse(row.document ?? '') as StatementDocument,
    facts: {
      origin: 'https://proofmark.example',
      code: row.verification_code,
      sha256: row.document_sha256,
      approvedAt: row.decided_at?.toISOString() ?? null,
      publishedAt: row.published_at?.toISOString() ?? null,
    },
    assessed: row.decided_by !== null,
  }));
}
