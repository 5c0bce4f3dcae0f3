import { validate as isId } from 'uuid';
import { database, inTransaction, type Tx } from '~db/client';
import { holdAccreditorHead } from '~db/queries/accreditor';
import {
  type ApplicationRow,
  applicationById,
  applicationsIn,
  decideApplication,
  eraseApplications,
  holdApplication,
  waitingWithNumber,
} from '~db/queries/applications';
import { organisationById } from '~db/queries/organisations';
import { namesOf } from '~db/queries/people';
import type { Actor } from '../access/can';
import { inviteIn } from '../account/invitations.server';
import { recordOfAccreditor } from '../audit/record.server';
import { promise } from '../mail/outbox.server';
import { addOrganisationHeld } from '../organisation/add.server';
import { type PossibleDuplicate, possibleDuplicates } from '../organisation/duplicates.server';
import { now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import type { Level } from '../questionnaire/measure';
import { dayInWords } from '../questionnaire/period';
import { type BaselineResult, baselineAnswersIn, baselineResults } from '../scheme/baseline';
import { KEPT_DAYS, type ListedState, type StatedLine, statedOf } from './stated';

const ON_A_PAGE = 50;
const KEPT_MS = KEPT_DAYS * 24 * 60 * 60_000;
/** More applications of one number than anybody compares. */
const OTHERS_SHOWN = 10;

interface ApplicationLine {
  id: string;
  name: string;
  legalForm: string;
  region: string;
  /** When it came in; of one that was decided, when that was. */
  since: string;
}

const dayOf = (at: Date | null) => (at ? dayInWords(at.toISOString().slice(0, 10)) : '');

/** Applications in a state: a page of them. */
export async function applicationsPage(asked: {
  state: ListedState;
  after: string | null;
}): Promise<{ lines: ApplicationLine[]; next: string | null }> {
  const after = isId(asked.after ?? '') ? asked.after : null;
  const rows = await applicationsIn(database(), { state: asked.state, after }, ON_A_PAGE + 1);
  const shown = rows.slice(0, ON_A_PAGE);
  return {
    lines: shown.map((row) => ({
      id: row.id,
      name: row.name,
      legalForm: row.legal_form,
      region: row.region,
      since: dayOf(row.decided_at ?? row.confirmed_at),
    })),
    next: rows.length > ON_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

interface ApplicationPage {
  id: string;
  name: string;
  state: ListedState;
  received: string;
  decided: string;
  by: string;
  reason: string | null;
  stated: StatedLine[];
  results: BaselineResult[];
  /** Of which version of the scheme the criteria were. */
  schemeVersion: string;
  duplicates: PossibleDuplicate[];
  /** Other applications that wait and name the same number. */
  others: { id: string; name: string }[];
  /** Where it led to, once it was accepted. */
  became: string | null;
}

/** One application, with what whoever decides has to see first. */
export async function applicationPage(id: string): Promise<ApplicationPage> {
  const row = isId(id) ? await applicationById(database(), id) : undefined;
  if (!row || row.state === 'unconfirmed') throw notFound();
  const waits = row.state === 'waiting';
  const became = row.became_organisation && (await organisationById(database(), row.became_organisation));
  const names = row.decided_by ? await namesOf(database(), [row.decided_by]) : new Map<string, string>();
  const answers = JSON.parse(row.answers) as Record<string, unknown>;
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    received: dayOf(row.confirmed_at),
    decided: dayOf(row.decided_at),
    by: names.get(row.decided_by ?? '') ?? 'somebody who has left',
    reason: row.reason,
    stated: statedOf(row),
    results: baselineResults(
      baselineAnswersIn((criterion) => {
        const answer = answers[criterion];
        return typeof answer === 'string' ? answer : null;
      }),
    ),
    schemeVersion: row.scheme_version,
    duplicates: waits ? await possibleDuplicates(database(), numbersOf(row)) : [],
    others: waits ? await othersOf(row) : [],
    became: became ? became.slug : null,
  };
}

const numbersOf = ({ name, company_number: company, charity_number: charity }: ApplicationRow) => ({
  name,
  company,
  charity,
});

async function othersOf(row: ApplicationRow): Promise<{ id: string; name: string }[]> {
  const found = await waitingWithNumber(database(), { id: row.id, ...numbersOf(row) }, OTHERS_SHOWN);
  return found.map(({ id, name }) => ({ id, name }));
}

/** Holds an application that waits: of two who decide at once, one does. */
async function held(tx: Tx, id: string): Promise<ApplicationRow & { email: string }> {
  if (!isId(id)) throw notFound();
  // The end of the trail first, as whoever adds an organisation does: nobody then waits for who waits for them.
  await holdAccreditorHead(tx);
  const row = await holdApplication(tx, id);
  if (!row) throw notFound();
  if (row.state !== 'waiting' || row.email === null)
    throw new Refusal('conflict', 'This application was decided meanwhile. Open it again');
  return { ...row, email: row.email };
}

/**
 * Accepts an application: its organisation is there, its applicant invited as director, and both trails say so, or nothing is.
 * Where it may be one that is there already, somebody has to say that it is not.
 */
export async function acceptApplication(
  actor: Actor,
  id: string,
  asked: { level: Level; distinct: boolean },
): Promise<string> {
  return inTransaction(async (tx) => {
    const row = await held(tx, id);
    if (!asked.distinct && (await possibleDuplicates(tx, numbersOf(row))).length > 0)
      throw new Refusal('incomplete', 'Say that it is none of the organisations above').at('distinct');
    const organisation = await addOrganisationHeld(tx, actor, {
      name: row.name,
      legalForm: row.legal_form,
      companyNumber: row.company_number ?? '',
      charityNumber: row.charity_number ?? '',
      region: row.region,
      areas: row.areas,
      purpose: row.purpose,
      address: row.address,
      website: row.website,
      level: asked.level,
    });
    await decideApplication(tx, id, {
      state: 'accepted',
      decided_at: now(),
      decided_by: actor.personId,
      reason: null,
      became_organisation: organisation.id,
    });
    const detail = { id, name: row.name, organisation: organisation.id, slug: organisation.slug };
    await recordOfAccreditor(tx, { actor, event: 'application.accepted', detail });
    await inviteIn(tx, actor, organisation, {
      email: row.email,
      role: 'director',
      because: `The application of ${row.name} was accepted. Come in by this link: you can then invite your colleagues, and start the first statement.`,
    });
    return organisation.slug;
  });
}

/** Declines an application with a reason, which its applicant is sent. */
export async function declineApplication(actor: Actor, id: string, reason: string): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await held(tx, id);
    await decideApplication(tx, id, {
      state: 'declined',
      decided_at: now(),
      decided_by: actor.personId,
      reason,
      became_organisation: null,
    });
    // The reason stays with the application: what stands in the trail can never be taken out of it.
    await recordOfAccreditor(tx, { actor, event: 'application.declined', detail: { id, name: row.name } });
    await promise(tx, row.email, {
      kind: 'An application was declined',
      subject: `Your application for ${row.name}`,
      says: [
        `Hello ${row.applicant_name},`,
        `The application of ${row.name} was not accepted. This is why:`,
        ...reason.split(/\n+/).filter(Boolean),
      ],
      after: ['You can apply again once that has changed.'],
    });
  });
}

/** Deletes what was never confirmed, and whatever could name somebody in what was decided long ago. */
export async function forgetApplications(): Promise<void> {
  const at = now();
  await eraseApplications(database(), { at, decidedBefore: new Date(at.getTime() - KEPT_MS) });
}
