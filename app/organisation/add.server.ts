import { database, inTransaction } from '~db/client';
import { holdAccreditorHead } from '~db/queries/accreditor';
import { organisationBySlug, organisationsNamed } from '~db/queries/organisations';
import type { Actor } from '../access/can';
import { recordOfAccreditor } from '../audit/record.server';
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
}

/** Adds an organisation; gives its slug, made of its name. */
export async function addOrganisationBy(actor: Actor, asked: Added): Promise<string> {
  const { companyNumber, charityNumber, ...said } = asked;
  return inTransaction(async (tx) => {
    // Two of one name that are added at once get a slug each.
    await holdAccreditorHead(tx);
    const wanted = slugOf(asked.name);
    if (!wanted) throw new Refusal('incomplete', 'Enter a name with letters or digits in it').at('name');
    let slug = wanted;
    for (let at = 2; await organisationBySlug(tx, slug); at += 1) slug = `${wanted}-${at}`;
    const row = await addOrganisationIn(tx, {
      ...said,
      slug,
      companyNumber: companyNumber || null,
      charityNumber: charityNumber || null,
      by: actor,
    });
    await recordOfAccreditor(tx, { actor, event: 'organisation.added', detail: { id: row.id, slug } });
    return slug;
  });
}

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
    organisations: shown.map(({ slug, name, level, region }) => ({ slug, name, level, region })),
    next: rows.length > ON_A_PAGE ? (shown.at(-1)?.slug ?? null) : null,
  };
}
