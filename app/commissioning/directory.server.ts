import { database } from '~db/client';
import {
  countListed,
  listedFields,
  listedOrganisations,
  type Narrowing,
  publishedYearsOf,
} from '~db/queries/directory';
import { mergedInto, type OrganisationRow, organisationBySlug } from '~db/queries/organisations';
import { readPublicRevision } from '~db/queries/public-revision';
import { levelOn, licenceOf } from '../accreditation/licence';
import { survivorAfter } from '../organisation/merge.server';
import { today } from '../platform/clock.server';
import { wasBroughtIn } from '../questionnaire/brought-in';
import type { Level } from '../questionnaire/measure';
import { periodInWords, yearLabel } from '../questionnaire/period';
import { badgeOf, levelNames } from '../questionnaire/scheme';
import { isSlug } from './published.server';

interface DirectoryEntry {
  slug: string;
  name: string;
  purpose: string;
  fieldOfWork: string;
  region: string;
  /** Of the newest statement that was assessed; null where none was. */
  level: Level | null;
  /** How its level's badge is drawn. */
  badge: string;
  levelWords: string;
  /** Newest first. */
  years: { periodEnd: string; label: string; period: string; broughtIn: boolean }[];
}

/** What was asked of the directory, as an address has it. */
export interface DirectoryQuery {
  words: string;
  field: string;
  level: string;
  /** The address of the last organisation on the page before; empty on the first. */
  after: string;
}

interface DirectoryPage {
  entries: DirectoryEntry[];
  /** What the next page comes after; null on the last. */
  next: string | null;
  /** Exact up to `COUNTED`. */
  count: number;
  /** Of everybody, to `COUNTED`. */
  all: number;
  fields: string[];
}

const ON_A_PAGE = 25;
/** Beyond this nobody counts: "more than 1,000". */
export const COUNTED = 1_000;
/** More years than an organisation can have: each is one of its own, since 1900. */
const YEARS = 300;
const FIELDS = 200;
/** Of a very long text the first words are looked for. */
const WORDS = 10;

/** A page of the organisations that have published, by name. */
export async function directoryPage(asked: DirectoryQuery): Promise<DirectoryPage> {
  const words = asked.words.match(/[\p{L}\p{N}]{1,100}/gu)?.slice(0, WORDS) ?? [];
  const level = levelNames().has(asked.level) ? asked.level : '';
  // No database knows this sign, and no field of work has it.
  const by: Narrowing = { words, field: asked.field.replaceAll('\u0000', ' '), level };
  const { all, fields } = await everybody();
  // Signs without a word in them are found nowhere.
  if (asked.words.trim() && words.length === 0) return { entries: [], next: null, count: 0, all, fields };
  const after = isSlug(asked.after) ? ((await organisationBySlug(database(), asked.after)) ?? null) : null;
  const [found, count] = await Promise.all([
    listedOrganisations(database(), by, after, ON_A_PAGE + 1),
    words.length > 0 || by.field || by.level ? countListed(database(), by, COUNTED + 1) : all,
  ]);
  const shown = found.slice(0, ON_A_PAGE);
  const next = found.length > ON_A_PAGE ? (shown.at(-1)?.slug ?? null) : null;
  return { entries: await entriesOf(shown), next, count, all, fields };
}

let kept: { of: unknown; revision: number; all: number; fields: string[] } | null = null;

/** What is the same on every page until somebody publishes or is withdrawn. */
async function everybody(): Promise<{ all: number; fields: string[] }> {
  const of = database();
  const revision = await readPublicRevision(of);
  if (kept?.of === of && kept.revision === revision) return kept;
  const [all, fields] = await Promise.all([
    countListed(database(), { words: [], field: '', level: '' }, COUNTED + 1),
    listedFields(database(), FIELDS),
  ]);
  kept = { of, revision, all, fields };
  return kept;
}

/** One organisation as the directory has it; null where it has published nothing. */
export async function directoryEntry(organisation: Listed): Promise<DirectoryEntry | null> {
  const [entry] = await entriesOf([organisation]);
  return entry && entry.years.length > 0 ? entry : null;
}

/** The entry of the organisation that a closed duplicate turned out to be, where that has published. */
export async function listedSurvivor(organisation: OrganisationRow): Promise<DirectoryEntry | null> {
  const survivor = await survivorAfter(organisation);
  const row = survivor && (await organisationBySlug(database(), survivor.slug));
  return row ? directoryEntry(row) : null;
}

const MERGED = 20;

/** The entries of closed duplicates that had published. */
export async function listedDuplicates({ id }: OrganisationRow): Promise<{ slug: string; name: string }[]> {
  const entries = await entriesOf(await mergedInto(database(), id, MERGED));
  return entries.filter(({ years }) => years.length > 0).map(({ slug, name }) => ({ slug, name }));
}

/** The addresses of everybody who has published, by name, a page at a time. */
export async function* everyAddress(): AsyncGenerator<string> {
  let after: { name: string; slug: string } | null = null;
  for (;;) {
    const found: { name: string; slug: string }[] = await listedOrganisations(
      database(),
      { words: [], field: '', level: '' },
      after,
      COUNTED,
    );
    for (const { slug } of found) yield slug;
    after = found.at(-1) ?? null;
    if (found.length < COUNTED) return;
  }
}

type Listed = Awaited<ReturnType<typeof listedOrganisations>>[number];

async function entriesOf(organisations: readonly Listed[]): Promise<DirectoryEntry[]> {
  if (organisations.length === 0) return [];
  const ids = organisations.map(({ id }) => id);
  const years = await publishedYearsOf(database(), ids, YEARS * ids.length);
  return organisations.map((organisation) => {
    const own = years.filter((year) => year.organisation_id === organisation.id);
    const level = own.find((year) => !wasBroughtIn(year))?.level ?? null;
    return {
      slug: organisation.slug,
      name: organisation.name,
      purpose: organisation.purpose,
      fieldOfWork: organisation.field_of_work,
      region: organisation.region,
      level,
      badge: badgeOf(level ?? undefined),
      levelWords: level === null ? '' : levelOn(today(), level, licenceOf(organisation)),
      years: own.map((year) => {
        const period = { start: year.period_start, end: year.period_end };
        return {
          periodEnd: period.end,
          label: yearLabel(period),
          period: periodInWords(period),
          broughtIn: wasBroughtIn(year),
        };
      }),
    };
  });
}
