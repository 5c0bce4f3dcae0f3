import { database } from '~db/client';
import { frozenVersions, publishedFile, storedFiles } from '~db/queries/publications';
import { sha256 } from '../platform/canonical.server';

export interface Checked {
  checked: number;
  /** What does not match, a sentence each. */
  wrong: string[];
}

const AT_ONCE = 50;

/** Whether every frozen document still has the hash it was given. */
export async function checkDocuments(): Promise<Checked> {
  const wrong: string[] = [];
  let checked = 0;
  let after: { organisationId: string; id: string } | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof frozenVersions>> = await frozenVersions(database(), after, AT_ONCE);
    for (const { document, document_sha256, id } of page)
      if (document === null || sha256(document) !== document_sha256)
        wrong.push(`the document of version ${id} does not match its hash`);
    checked += page.length;
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return { checked, wrong };
    after = { organisationId: last.organisation_id, id: last.id };
  }
}

/** Whether every stored file still has the hash it is served with. */
export async function checkFiles(): Promise<Checked> {
  const files = await storedFiles(database());
  const wrong: string[] = [];
  for (const file of files) {
    const stored = await publishedFile(database(), file.organisation_id, file.version_id, file.name);
    if (!stored || sha256(stored.bytes) !== file.sha256)
      wrong.push(`the file ${file.name} of version ${file.version_id} does not match its hash`);
  }
  return { checked: files.length, wrong };
}
