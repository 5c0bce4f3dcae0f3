import { database } from '~db/client';
import { freezingEvents } from '~db/queries/audit';
import { everyEvidence } from '~db/queries/evidence';
import { licencesToCheck } from '~db/queries/licences';
import { frozenVersions, publishedFile, storedFiles } from '~db/queries/publications';
import { type LicenceEvent, licenceAfter } from '../accreditation/licence';
import { sha256 } from '../platform/canonical.server';
import { readKept } from '../platform/storage.server';

export interface Checked {
  checked: number;
  /** What does not match, a sentence each. */
  wrong: string[];
}

/** Whether what each organisation's row says of its licence is what the events of its ledger come to. */
export async function checkLicences(): Promise<Checked> {
  const found: Checked = { checked: 0, wrong: [] };
  let after: string | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof licencesToCheck>> = await licencesToCheck(
      database(),
      after,
      AT_ONCE,
    );
    for (const { id, slug, level, licence_until: until, licence_hold: hold, events } of page) {
      after = id;
      const held = licenceAfter(JSON.parse(events) as LicenceEvent[]);
      if (held) found.checked += 1;
      if ((held?.until ?? null) !== until || (held?.hold ?? null) !== hold || (held && held.level !== level))
        found.wrong.push(`the licence of ${slug} is not what its events come to`);
    }
    if (page.length < AT_ONCE) return found;
  }
}

const AT_ONCE = 50;

export interface CheckedDocuments extends Checked {
  /** How many no event speaks of: synthetic ones, and imports from before their events said a hash. */
  unwitnessed: number;
}

/** Whether every frozen document has the hash it was given, and that its submission said in the audit trail. */
export async function checkDocuments(): Promise<CheckedDocuments> {
  const found: CheckedDocuments = { checked: 0, wrong: [], unwitnessed: 0 };
  let after: { organisationId: string; id: string } | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof frozenVersions>> = await frozenVersions(database(), after, AT_ONCE);
    await checkPage(page, found);
    found.checked += page.length;
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return found;
    after = { organisationId: last.organisation_id, id: last.id };
  }
}

async function checkPage(
  page: Awaited<ReturnType<typeof frozenVersions>>,
  found: CheckedDocuments,
): Promise<void> {
  if (page.length === 0) return;
  const said = new Map<string, string[]>();
  const published = new Map<string, string>();
  const ids = page.map(({ id }) => id);
  for (const { version_id, detail } of await freezingEvents(database(), ids)) {
    const { sha256: hash, public_sha256: open } = JSON.parse(detail) as Partial<Record<string, string>>;
    if (version_id && hash) said.set(version_id, [...(said.get(version_id) ?? []), hash]);
    if (version_id && open) published.set(version_id, open);
  }
  for (const { document, document_sha256, public_document, public_sha256, id } of page) {
    const witness = published.get(id);
    if (public_document !== null && sha256(public_document) !== public_sha256)
      found.wrong.push(`what the public may see of version ${id} does not match its hash`);
    else if (witness && witness !== public_sha256)
      found.wrong.push(
        `what the public may see of version ${id} is not what was published: the audit trail has another hash`,
      );
    const witnesses = said.get(id) ?? [];
    if (witnesses.length === 0) found.unwitnessed += 1;
    if (document === null || sha256(document) !== document_sha256)
      found.wrong.push(`the document of version ${id} does not match its hash`);
    else if (witnesses.some((hash) => hash !== document_sha256))
      found.wrong.push(
        `the document of version ${id} is not the one that was submitted: the audit trail has another hash`,
      );
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

/** Whether every file of evidence is still there, and still has the hash it was added with. */
export async function checkKept(): Promise<Checked> {
  const found: Checked = { checked: 0, wrong: [] };
  let after: { organisationId: string; id: string } | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof everyEvidence>> = await everyEvidence(database(), after, AT_ONCE);
    for (const file of page) {
      const bytes = await readKept(file.storage_key).catch(() => null);
      const fault = !bytes ? 'is missing' : sha256(bytes) !== file.sha256 && 'does not match its hash';
      if (fault) found.wrong.push(`the evidence ${file.id} of organisation ${file.organisation_id} ${fault}`);
    }
    found.checked += page.length;
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return found;
    after = { organisationId: last.organisation_id, id: last.id };
  }
}
