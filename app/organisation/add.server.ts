import { database, inTransaction, type Tx } from '~db/client';
import { holdAccreditorHead } from '~db/queries/accreditor';
import { slugsTaken } from '~db/queries/duplicates';
import { type OrganisationRow, organisationsNamed } from '~db/queries/organisations';
import type { Actor } from '../access/can';
import { recordOfAccreditor } from '../audit/record.server';
import { inParts } from '../platform/in-parts';
import { Refusal } from '../platform/refusal';
import type { Level } from '../questionnaire/measure';
import { addOrganisationIn } from '../statement/import/add-organisation.server';

interface Added {
  name: string;
  legalForm: string;
  companyNumber: string;
  charityNumber: string;
  region: string;
  level: Level;
  purpose?: string;
  areas?: string;
  address?: string;
  website?: string;
  yearEnd?: string;
}

/** Adds an organisation; gives its slug, made of its name. */
export async function addOrganisationBy(actor: Actor, asked: Added): Promise<string> {
  return inTransaction(async (tx) => {
    // Two of one name that are added at once get a slug each.
    await holdAccreditorHead(tx);
    const row = await addOrganisationHeld(tx, actor, asked);
    await recordOfAccreditor(tx, {
      actor,
      event: 'organisation.added',
      detail: { id: row.id, slug: row.slug },
    });
    return row.slug;
  });
}

/** The same inside a transaction of the caller's, which holds the end of the accreditor's trail and writes its event. */
export async function addOrganisationHeld(tx: Tx, actor: Actor, asked: Added): Promise<OrganisationRow> {
  const { companyNumber, charityNumber, ...said } = asked;
  const [slug = ''] = await freeSlugs(tx, [asked.name]);
  if (!slug) throw new Refusal('incomplete', 'Enter a name with letters or digits in it').at('name');
  return addOrganisationIn(tx, {
    ...said,
    slug,
    companyNumber: companyNumber || null,
    charityNumber: charityNumber || null,
    by: actor,
  });
}

/** An address for each of these names that none has yet, in their order; empty for a name without letters. */
export async function freeSlugs(tx: Tx, names: readonly string[]): Promise<string[]> {
  const wanted = names.map(slugOf);
  const given: string[] = names.map(() => '');
  const taken = new Set<string>();
  let open = wanted.flatMap((slug, at) => (slug ? [{ at, number: 1 }] : []));
  // As many rounds as there are organisations of one name.
  while (open.length > 0) {
    const tries = open.map(({ at, number }) => ({
      at,
      number,
      slug: number === 1 ? (wanted[at] ?? '') : `${wanted[at]}-${number}`,
    }));
    for (const some of inParts([...new Set(tries.map(({ slug }) => slug))], SLUGS_A_STATEMENT))
      for (const slug of await slugsTaken(tx, some)) taken.add(slug);
    open = [];
    for (const { at, number, slug } of tries) {
      if (taken.has(slug)) open.push({ at, number: number + 1 });
      else {
        taken.add(slug);
        given[at] = slug;
      }
    }
  }
  return given;
}

const SLUGS_A_STATEMENT = 1_000;

function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

const ON_A_PAGE = 50;

/** Organisations by name, after one where one is named, of those whose name has some words in it: a page of them. */
export async function organisationsPage(asked: { after: string | null; named: string }) {
  const rows = await organisationsNamed(database(), asked, ON_A_PAGE + 1);
  const shown = rows.slice(0, ON_A_PAGE);
  return {
    organisations: shown.map(({ slug, name, level, region, merged_into }) => ({
      slug,
      name,
      level,
      region,
      closed: merged_into !== null,
    })),
    next: rows.length > ON_A_PAGE ? (shown.at(-1)?.slug ?? null) : null,
  };
}
