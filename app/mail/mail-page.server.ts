import { validate as isId } from 'uuid';
import { database, inTransaction } from '~db/client';
import { type MailRow, mailCounts, mailsBefore, tryMailAgain } from '~db/queries/mail';
import type { Actor } from '../access/can';
import { recordOfAccreditor } from '../audit/record.server';
import { momentInWords, now } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { notFound, Refusal } from '../platform/refusal';

const ON_A_PAGE = 50;

interface MailLine {
  id: string;
  recipient: string;
  kind: string;
  subject: string;
  written: string;
  sent: string | null;
  /** When it is tried next; null where it is not. */
  next: string | null;
  state: 'waits' | 'sent' | 'given up';
  tries: number;
  error: string | null;
  /** What it says; where mail is really sent it may open somebody's account, so nobody reads it here. */
  text: string | null;
}

/** The mails of this service, newest first, before one where one is named. */
export async function mailPage(before: string | null) {
  const rows = await mailsBefore(database(), isId(before ?? '') ? before : null, ON_A_PAGE + 1);
  const shown = rows.slice(0, ON_A_PAGE);
  const sends = context().smtp !== null;
  return {
    ...(await mailCounts(database())),
    sends,
    mails: shown.map((row) => lineOf(row, sends)),
    next: rows.length > ON_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

function lineOf(row: MailRow, sends: boolean): MailLine {
  const { id, recipient, kind, subject, attempts: tries, last_error: error } = row;
  return {
    id,
    recipient,
    kind,
    subject,
    written: momentInWords(row.created_at),
    sent: row.sent_at && momentInWords(row.sent_at),
    next: sends && !row.sent_at && !row.given_up_at ? momentInWords(row.due_at) : null,
    state: row.sent_at ? 'sent' : row.given_up_at ? 'given up' : 'waits',
    tries,
    error,
    text: sends || context().secondFactor === 'required' ? null : row.text,
  };
}

/** Has a mail sent again that was given up. */
export async function sendAgain(actor: Actor, id: string): Promise<void> {
  if (!isId(id)) throw notFound();
  await inTransaction(async (tx) => {
    if (!(await tryMailAgain(tx, id, now())))
      throw new Refusal('conflict', 'This mail is on its way already');
    await recordOfAccreditor(tx, { actor, event: 'mail.again', detail: { id } });
  });
}
