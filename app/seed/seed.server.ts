import { contributionRow } from '~/statement/contributions.server';
import { type Bulk, openBulk } from '~db/bulk';
import { database } from '~db/client';
import { foreignSlug, slugLike } from '~db/queries/organisations';
import { ENTERPRISES } from '../demo/enterprises/all';
import { contributionOf } from '../insight/contribution';
import { today } from '../platform/clock.server';
import { disclose } from '../publication/disclosure';
import { publicDocument } from '../publication/public-document';
import { deriveFigures } from '../questionnaire/derived';
import { buildDocument, type StatementDocument } from '../questionnaire/document';
import type { Figure } from '../questionnaire/figure';
import { questionnaireFor, sections } from '../questionnaire/sections';
import { answerRow } from '../statement/answer-rows.server';
import { freezePublic } from '../statement/public-record.server';
import { freezeDocument } from '../statement/submit.server';
import { chanceOf } from './chance';
import { enterpriseAt, SEED_SLUG } from './enterprise';
import { askedOf, figuresAt, type SeedQuestion } from './figures';
import {
  licenceReasonRow,
  licenceRow,
  organisationRow,
  periodEnding,
  type SeedEnding,
  type SeedYear,
  seedId,
  statementRow,
  versionRow,
} from './rows.server';

interface SeedRequest {
  organisations: number;
  years: number;
  /** PostgreSQL to copy into; the embedded database without it. */
  url: string | undefined;
}

interface Seeded {
  rows: number;
  answers: number;
  seconds: number;
}

/** Enterprises written in one transaction. */
const AT_ONCE = 100;
/** Enterprises whose statements have a whole document; a hundred thousand times ten of them would be a hundred GB. */
export const WHOLE_DOCUMENTS = 20;

/** Throws where made-up figures would come to stand beside real ones. */
export async function refuseRealData(): Promise<void> {
  if (await slugLike(database(), `${SEED_SLUG}%`)) throw new Error('This database has been seeded already.');
  const demo = ENTERPRISES.map(({ organisation }) => organisation.slug);
  const real = await foreignSlug(database(), demo);
  if (real) throw new Error(`This database holds “${real}”. Seed an empty one, or the demo.`);
}

/** Fills the database with made-up organisations, their published statements and what these add to each year. */
export async function seed({ organisations, years, url }: SeedRequest): Promise<Seeded> {
  const bulk = openBulk(database(), url);
  const began = performance.now();
  const done = { rows: 0, answers: 0 };
  const day = today();
  try {
    for (let from = 0; from < organisations; from += AT_ONCE)
      await seedSome(bulk, { from, to: Math.min(from + AT_ONCE, organisations), years, day }, done);
  } finally {
    await bulk.close();
  }
  return { ...done, seconds: (performance.now() - began) / 1000 };
}

interface Part {
  from: number;
  to: number;
  years: number;
  /** Today. */
  day: string;
}

async function seedSome(bulk: Bulk, part: Part, done: { rows: number; answers: number }): Promise<void> {
  const lives = Array.from({ length: part.to - part.from }, (_, i) => livesOf(part.from + i, part));
  const all = lives.flat();
  const answers = all.reduce((sum, { figures }) => sum + figures.length, 0);
  const lasts = lives.flatMap((life) => life.slice(-1));
  const published = all.filter((each) => endingOf(each, part.years) === 'published');
  const versions = lives.flatMap((life) => life.map((year) => versionOf(year, life, part.years)));
  const organisations = lasts.map(({ enterprise, period }) => organisationRow(enterprise, period));
  done.rows += await bulk.write({
    organisation: organisations,
    licence_event: organisations.map(licenceRow),
    licence_reason: organisations.map(licenceReasonRow),
    statement: all.map(statementRow),
    version: versions,
    frozen_document: versions.flatMap((version) => [...frozenIn(version)]),
    answer: answersIn(all),
    contribution: published.map(contributionIn),
  });
  done.answers += answers;
}

const asked = new Map<string, SeedQuestion[]>();

function livesOf(index: number, { years, day }: Part): SeedYear[] {
  // The last calendar year in which every year-end has passed.
  const last = Number(day.slice(0, 4)) - 1;
  const enterprise = enterpriseAt(index);
  return Array.from({ length: years }, (_, age) => {
    const year = last - years + 1 + age;
    const key = `${enterprise.level} ${year}`;
    const questions = asked.get(key) ?? askedOf(enterprise.level, year);
    asked.set(key, questions);
    const period = periodEnding(enterprise, year);
    return { enterprise, age, period, figures: figuresAt(enterprise, age, period, questions) };
  });
}

/** Of the last year one statement in twenty is still a draft, and one waits for a decision. */
function endingOf({ enterprise, age }: SeedYear, years: number): SeedEnding {
  if (age < years - 1) return 'published';
  const chance = chanceOf(enterprise.index + 5)();
  if (chance < 0.05) return 'draft';
  return chance < 0.1 ? 'submitted' : 'published';
}

function* answersIn(years: readonly SeedYear[]) {
  for (const { enterprise, age, period, figures } of years) {
    const by = {
      organisationId: seedId('organisation', enterprise.index),
      versionId: seedId('version', enterprise.index, age),
      personId: null,
      revision: 1,
      at: new Date(`${period.end}T12:00:00.000Z`),
    };
    for (const figure of figures) yield answerRow(figure, by);
  }
}

function versionOf(year: SeedYear, life: readonly SeedYear[], years: number) {
  const ending = endingOf(year, years);
  return versionRow(year, ending, ending === 'draft' ? null : frozenOf(documentOf(year, life)));
}

function* frozenIn({ organisation_id, id, document_sha256 }: ReturnType<typeof versionRow>) {
  if (document_sha256) yield { organisation_id, version_id: id, sha256: document_sha256 };
}

function frozenOf(document: StatementDocument) {
  return { ...freezeDocument(document), ...freezePublic(publicDocument(document)) };
}

/** A whole document of the first enterprises; of the others one that is true and short, without its figures. */
function documentOf(year: SeedYear, life: readonly SeedYear[]): StatementDocument {
  const { enterprise, age, period } = year;
  const whole = enterprise.index < WHOLE_DOCUMENTS;
  const none: readonly Figure[] = [];
  const { slug, name, legalForm, field, region, level } = enterprise;
  const nothing = { purpose: '', companyNumber: null, charityNumber: null, areas: region };
  return buildDocument({
    organisation: { slug, name, legalForm, fieldOfWork: field, region, ...nothing },
    statement: { id: seedId('statement', enterprise.index, age), version: 1, level, cycle: 'annual', period },
    asked: whole ? questionnaireFor({ level, year: Number(period.end.slice(0, 4)), own: [] }) : [],
    figures: whole ? year.figures : none,
    history: whole ? life.slice(0, age).flatMap(({ figures }) => figures) : none,
    previous: whole ? (life[age - 1]?.figures ?? none) : none,
    declaration: { name: 'Made-up director', role: 'Director', date: period.end },
  });
}

const DERIVED = sections()
  .flatMap(({ measures }) => measures)
  .filter(({ derived }) => derived);

function contributionIn({ enterprise, age, period, figures }: SeedYear) {
  const questions = asked.get(`${enterprise.level} ${period.end.slice(0, 4)}`) ?? [];
  const items = questions.map(({ measure }, place) => {
    const of = figures.slice(place, place + 1);
    return { measure, figures: disclose({ measure, figures: of }) };
  });
  for (const measure of DERIVED) items.push({ measure, figures: deriveFigures([measure], figures) });
  const organisation = { fieldOfWork: enterprise.field, region: enterprise.region };
  return contributionRow(contributionOf({ organisation, period, items }), {
    organisationId: seedId('organisation', enterprise.index),
    year: Number(period.end.slice(0, 4)),
    versionId: seedId('version', enterprise.index, age),
  });
}
