import { validate as isId } from 'uuid';
import { database, inTransaction } from '~db/client';
import { accreditorRow } from '~db/queries/accreditor';
import {
  type ApplicationRow,
  addApplication,
  applicationByKey,
  applicationByLinkHash,
  applicationToConfirm,
  confirmApplicationRow,
} from '~db/queries/applications';
import { limitApplications } from '../account/rate-limit.server';
import { recordOfAccreditor } from '../audit/record.server';
import { promise } from '../mail/outbox.server';
import { paths } from '../paths';
import { sha256 } from '../platform/canonical.server';
import { newId, now, randomHex } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { notFound, Refusal } from '../platform/refusal';
import { dayInWords } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import type { BaselineAnswers } from '../scheme/baseline';
import { type StatedLine, statedOf } from './stated';

/** How long an address can be confirmed; what was not is deleted. */
const CONFIRM_MS = 7 * 24 * 60 * 60_000;

interface Asked {
  /** What the form carried: sent twice, it is one application. */
  key: string;
  name: string;
  legalForm: string;
  companyNumber: string;
  charityNumber: string;
  address: string;
  region: string;
  areas: string;
  purpose: string;
  website: string;
  applicantName: string;
  email: string;
  answers: BaselineAnswers;
  /** The words that were agreed to. */
  consent: string;
}

/** A new form's key. */
export const newApplicationKey = (): string => newId();

/**
 * Writes an application down and mails a link that confirms its address: nobody at the accreditor sees it before that. Nobody
 * is told whether the address has an account, for nobody asks.
 */
export async function askToApply(asked: Asked, address: string): Promise<void> {
  if (!isId(asked.key)) throw new Refusal('incomplete', 'Open the page again, and send it once more');
  const email = asked.email.toLowerCase();
  const before = await applicationByKey(database(), asked.key);
  if (before) return refuseOther(before, email);
  await limitApplications(email, address);
  const token = randomHex(32);
  const at = now();
  const until = new Date(at.getTime() + CONFIRM_MS);
  await inTransaction(async (tx) => {
    const isNew = await addApplication(tx, {
      id: newId(),
      request_key: asked.key,
      state: 'unconfirmed',
      name: asked.name,
      legal_form: asked.legalForm,
      company_number: asked.companyNumber || null,
      charity_number: asked.charityNumber || null,
      address: asked.address,
      region: asked.region,
      areas: asked.areas,
      purpose: asked.purpose,
      website: asked.website,
      applicant_name: asked.applicantName,
      email,
      answers: JSON.stringify(asked.answers),
      scheme_version: scheme.version,
      consent: asked.consent,
      created_at: at,
      confirm_sha256: sha256(token),
      confirm_until: until,
      confirmed_at: null,
      link_sha256: null,
      decided_at: null,
      decided_by: null,
      reason: null,
      became_organisation: null,
      erased_at: null,
    });
    // Of two that came at once, one was there first.
    if (!isNew) return refuseOther(await applicationByKey(tx, asked.key), email);
    // Anybody can type any address: the mail repeats nothing of what they typed.
    await promise(tx, email, {
      kind: 'Confirm an application',
      subject: 'Confirm your application',
      says: [
        'Hello,',
        'An application was made with this address. It is not sent on until you have confirmed that the address is yours.',
      ],
      action: { words: 'Confirm the application', to: `${context().origin}${paths.applyConfirm(token)}` },
      after: [
        `The link is good until ${dayInWords(until.toISOString().slice(0, 10))}, and once. If you did not apply, do nothing: what was typed is deleted then.`,
      ],
    });
  });
}

/** The same form sent again is the same application; with another address it is none, and no mail goes there. */
function refuseOther(before: { email: string | null } | undefined, email: string): void {
  // Of what was decided long ago nobody knows the address any more.
  if (before?.email && before.email !== email)
    throw new Refusal(
      'conflict',
      'You have sent this already with another address, and the mail went there. Send it once more to apply with this one too',
    ).at('email');
}

const OVER = 'This link is not open: it was used, or its week is over. Apply again';

/** What is to be confirmed at a link; one that is unknown, used or over is gone, and all look the same. */
export async function confirmPage(token: string): Promise<{ name: string; email: string }> {
  const row = await applicationToConfirm(database(), sha256(token), now());
  if (!row) throw new Refusal('gone', OVER);
  return { name: row.name, email: row.email ?? '' };
}

/** Confirms the address, and hands the application over; gives what stands in the link at which it can be followed. */
export async function confirmApplication(token: string): Promise<string> {
  const link = randomHex(32);
  await inTransaction(async (tx) => {
    const row = await confirmApplicationRow(tx, {
      confirmSha256: sha256(token),
      linkSha256: sha256(link),
      at: now(),
    });
    if (!row?.email) throw new Refusal('gone', OVER);
    // The trail keeps what it is given: no person is named in it.
    const detail = { id: row.id, name: row.name };
    await recordOfAccreditor(tx, { actor: null, event: 'application.received', detail });
    const contact = (await accreditorRow(tx))?.contact_email;
    if (contact)
      await promise(tx, contact, {
        kind: 'An application to decide',
        subject: `${row.name} applies`,
        says: ['Hello,', `${row.name} (${row.legal_form}) has applied, and its address is confirmed.`],
        action: {
          words: 'Read the application',
          to: `${context().origin}${paths.applicationToDecide(row.id)}`,
        },
        after: ['Administrators decide about it, after signing in.'],
      });
    await promise(tx, row.email, {
      kind: 'An application came in',
      subject: `Your application for ${row.name}`,
      says: [
        `Hello ${row.applicant_name},`,
        `The application of ${row.name} has come in. Somebody reads it, and you get a mail once it is decided.`,
      ],
      action: { words: 'See how it stands', to: `${context().origin}${paths.application(link)}` },
      after: ['Keep this mail: the link shows it whenever you like, and nobody else has it.'],
    });
  });
  return link;
}

interface FollowedApplication {
  name: string;
  state: ApplicationRow['state'];
  /** When it came in, and when it was decided. */
  received: string;
  decided: string | null;
  reason: string | null;
  stated: StatedLine[];
}

/** How an application stands, for whoever has its link. */
export async function applicationByLink(link: string): Promise<FollowedApplication> {
  const row = await applicationByLinkHash(database(), sha256(link));
  if (!row) throw notFound();
  const day = (at: Date | null) => at && dayInWords(at.toISOString().slice(0, 10));
  return {
    name: row.name,
    state: row.state,
    received: day(row.confirmed_at) ?? '',
    decided: day(row.decided_at),
    reason: row.reason,
    stated: statedOf(row),
  };
}
