import { z } from 'zod';
import type { Tx } from '~db/client';
import { type Comparable, nameKeys, organisationsAmong } from '~db/queries/duplicates';
import { addOrganisations } from '~db/queries/organisations';
import type { Actor } from '../access/can';
import { recordMany, recordOfAccreditor } from '../audit/record.server';
import { sha256 } from '../platform/canonical.server';
import { inParts } from '../platform/in-parts';
import { Refusal } from '../platform/refusal';
import { levelCalled, scheme } from '../questionnaire/scheme';
import { newOrganisationRow, organisationAdded } from '../statement/import/add-organisation.server';
import { freeSlugs } from './add.server';
import { type ListRow, type PlannedRow, readList } from './list-file';
import type { ListKind } from './list-form.server';
import { organisationFields } from './organisation-fields';

export const ORGANISATION_COLUMNS = {
  required: ['name', 'legal_form', 'level'],
  optional: [
    'company_number',
    'charity_number',
    'purpose',
    'field_of_work',
    'region',
    'areas',
    'address',
    'website',
    'year_end',
  ],
} as const;
type Column = (typeof ORGANISATION_COLUMNS.required)[number] | (typeof ORGANISATION_COLUMNS.optional)[number];

export const MOST_ORGANISATIONS = 5_000;
/** PostgreSQL takes 65,535 parameters a statement, and the embedded database is slow at long ones. */
const ROWS_A_STATEMENT = 500;
/** A number or a name is held by one organisation, by a few where it was added twice. */
const FOUND_A_ROW = 10;

const { name, legalForm, companyNumber, charityNumber, purpose, fieldOfWork } = organisationFields;
const { region, areas, address, website, yearEnd } = organisationFields;

/** A level by its id or its name, in whatever case. */
function levelTyped(typed: string): string | undefined {
  const said = typed.toLowerCase();
  return scheme.levels.find(({ id, name: words }) => id === said || words.toLowerCase() === said)?.id;
}

/** "The level is “mark” or “gold”". */
function levelsMeant(): string {
  const ids = scheme.levels.map(({ id }) => `“${id}”`);
  return `The level is ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(ids)}`;
}

const row = z.object({
  name,
  legal_form: legalForm,
  level: z
    .string()
    .transform((typed) => levelTyped(typed) ?? typed)
    .refine((id) => levelCalled(id) !== null, { error: levelsMeant }),
  company_number: companyNumber,
  charity_number: charityNumber,
  purpose,
  field_of_work: fieldOfWork,
  region,
  areas,
  address,
  website,
  year_end: yearEnd,
});
type Said = z.output<typeof row>;

type Judged = { planned: PlannedRow; said: Said | null };

/** A list of organisations to be added. */
export function listOfOrganisations(actor: Actor): ListKind {
  return {
    plan: async (tx, bytes) => {
      const read = readList<Column>(bytes, ORGANISATION_COLUMNS, MOST_ORGANISATIONS);
      if ('wrong' in read) throw new Refusal('incomplete', read.wrong).at('file');
      const judged = await judge(tx, read);
      return {
        rows: judged.map(({ planned }) => planned),
        make: () => make(tx, actor, judged, sha256(bytes)),
      };
    },
  };
}

async function judge(tx: Tx, rows: readonly ListRow<Column>[]): Promise<Judged[]> {
  const parsed = rows.map((each) => ({ each, read: each.wrong ? null : row.safeParse(each.cells) }));
  const said = parsed.map(({ read }) => (read?.success ? read.data : null));
  const known = await knownAmong(
    tx,
    said.filter((one) => one !== null),
  );
  const before = new Map<string, number>();
  return parsed.map(({ each, read }, at) => {
    const { line } = each;
    const label = each.cells.name || '(no name)';
    const as = (outcome: PlannedRow['outcome'], says: string) => ({ line, label, outcome, says });
    const one = said[at] ?? null;
    if (!one) {
      const issue = read?.error?.issues[0];
      const where = issue?.path[0] ? `${String(issue.path[0])}: ` : '';
      return {
        planned: as('broken', each.wrong ?? `${where}${issue?.message ?? 'It cannot be read'}`),
        said: null,
      };
    }
    const key = known.keys.get(one.name) ?? '';
    const marks = [
      ...(one.company_number ? [`company ${one.company_number}`] : []),
      ...(one.charity_number ? [`charity ${one.charity_number}`] : []),
      `name ${key}`,
    ];
    const found = known.find(one, key);
    if (found) return { planned: { line, label, ...found }, said: null };
    const twice = marks.map((mark) => before.get(mark)).find((earlier) => earlier !== undefined);
    if (twice !== undefined)
      return { planned: as('broken', `It has the same name or number as line ${twice}`), said: null };
    for (const mark of marks) before.set(mark, line);
    return { planned: as('made', 'It is added'), said: one };
  });
}

/** What is there already of these: by number first, then by name. */
async function knownAmong(tx: Tx, said: readonly Said[]) {
  const keys = new Map<string, string>();
  const companies = new Map<string, Comparable>();
  const charities = new Map<string, Comparable>();
  const named = new Map<string, Comparable[]>();
  for (const some of inParts(said, ROWS_A_STATEMENT)) {
    const ofThese = await nameKeys(
      tx,
      some.map((each) => each.name),
    );
    for (const [at, each] of some.entries()) keys.set(each.name, ofThese[at] ?? '');
    const asked = {
      companies: some.flatMap(({ company_number }) => company_number || []),
      charities: some.flatMap(({ charity_number }) => charity_number || []),
      keys: ofThese,
    };
    for (const found of await organisationsAmong(tx, asked, some.length * FOUND_A_ROW)) {
      if (found.company_number) companies.set(found.company_number, found);
      if (found.charity_number) charities.set(found.charity_number, found);
      named.set(found.key, [...(named.get(found.key) ?? []), found]);
    }
  }
  const find = (one: Said, key: string): Pick<PlannedRow, 'outcome' | 'says'> | null => {
    const numbered = companies.get(one.company_number) ?? charities.get(one.charity_number);
    if (numbered)
      return { outcome: 'there', says: `“${numbered.name}” has this number, at ${numbered.slug}` };
    const [same] = named.get(key) ?? [];
    if (!same) return null;
    const other =
      differs(one.company_number, same.company_number) || differs(one.charity_number, same.charity_number);
    return other
      ? { outcome: 'broken', says: `“${same.name}” has this name and another number: add it by itself` }
      : { outcome: 'there', says: `“${same.name}” has this name, at ${same.slug}` };
  };
  return { keys, find };
}

const differs = (typed: string, known: string | null) => typed !== '' && known !== null && typed !== known;

async function make(tx: Tx, actor: Actor, judged: readonly Judged[], fileHash: string): Promise<void> {
  const said = judged.flatMap((each) => each.said ?? []);
  if (said.length === 0) throw new Refusal('incomplete', 'There is nothing to add in this file').at('file');
  const slugs = await freeSlugs(
    tx,
    said.map((one) => one.name),
  );
  const rows = said.map((one, at) =>
    newOrganisationRow({
      // A name of letters that no address has, of other scripts, has a number.
      slug: slugs[at] || `organisation-${sha256(one.name).slice(0, 12)}`,
      name: one.name,
      legalForm: one.legal_form,
      companyNumber: one.company_number || null,
      charityNumber: one.charity_number || null,
      purpose: one.purpose,
      fieldOfWork: one.field_of_work,
      region: one.region,
      areas: one.areas,
      address: one.address,
      website: one.website,
      yearEnd: one.year_end,
      level: one.level,
    }),
  );
  for (const some of inParts(rows, ROWS_A_STATEMENT)) await addOrganisations(tx, some);
  await recordMany(
    tx,
    rows.map((each) => organisationAdded(each, actor)),
  );
  const detail = { count: rows.length, file: fileHash, slugs: rows.map(({ slug }) => slug) };
  await recordOfAccreditor(tx, { actor, event: 'organisations.added', detail });
}
