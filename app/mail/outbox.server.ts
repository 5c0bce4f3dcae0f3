import { database, type Handle, type Tx } from '~db/client';
import { accreditorRow } from '~db/queries/accreditor';
import { addMail, addMails, claimMail, type MailRow, noteMail } from '~db/queries/mail';
import { newId, now } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { inParts } from '../platform/in-parts';
import type { Letter } from './letter';
import { letterAsHtml, letterAsText } from './letter-body';
import { type Transport, transport } from './transport.server';

const MINUTE_MS = 60_000;
/** How long one try may last: a process that dies in it leaves the mail to the next, which sends it a second time. */
const TRY_MS = 2 * MINUTE_MS;
/** How long to wait after each failure; after the last the mail is given up and shown to administrators. */
const WAITS_MS = [1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60].map((minutes) => minutes * MINUTE_MS);

/** Promises a letter, in the transaction of what it tells: it is sent if and only if that is kept. */
export async function promise(tx: Tx, recipient: string, letter: Letter): Promise<void> {
  const { due_at: due, ...mail } = mailOf(recipient, letter, await sender(tx));
  await addMail(tx, { ...mail, due_at: new Date(due.getTime() - AHEAD_MS) });
}

/**
 * A mail of its own counts as due for so long already: somebody may wait for it, and must not wait for thousands that were
 * promised together.
 */
const AHEAD_MS = 24 * 60 * MINUTE_MS;

/** A mail is a few kilobytes. */
const MAILS_A_STATEMENT = 200;

/** The same of many, in a few statements whatever their number. */
export async function promiseMany(
  tx: Tx,
  letters: readonly { recipient: string; letter: Letter }[],
): Promise<void> {
  const from = await sender(tx);
  for (const some of inParts(letters, MAILS_A_STATEMENT))
    await addMails(
      tx,
      some.map(({ recipient, letter }) => mailOf(recipient, letter, from)),
    );
}

type From = Parameters<typeof letterAsText>[1];

async function sender(db: Handle): Promise<From> {
  const accreditor = await accreditorRow(db);
  return {
    name: accreditor?.name ?? 'Proofmark',
    contact: accreditor?.contact_email ?? '',
    complaints: accreditor?.complaints ?? '',
    colour: accreditor?.colour ?? '#0b4f3c',
    origin: context().origin,
  };
}

function mailOf(recipient: string, letter: Letter, from: From): MailRow {
  const at = now();
  return {
    id: newId(),
    recipient,
    kind: letter.kind,
    subject: letter.subject,
    text: letterAsText(letter, from),
    html: letterAsHtml(letter, from),
    created_at: at,
    due_at: at,
    attempts: 0,
    last_error: null,
    sent_at: null,
    given_up_at: null,
  };
}

/**
 * Sends what is due, at least once: one after the other, so that a process that dies in between has one mail sent twice at
 * most. Several processes take different ones. Without a server for mail it all waits.
 */
export async function sendDue(by: Transport | null = transport()): Promise<void> {
  if (!by) return;
  const row = await accreditorRow(database());
  const saidSender = { name: row?.name ?? '', contact: row?.contact_email ?? '' };
  for (;;) {
    const mail = await claimMail(database(), now(), new Date(now().getTime() + TRY_MS));
    if (!mail) return;
    await send(by, mail, saidSender);
  }
}

async function send(by: Transport, mail: MailRow, saidSender: Parameters<Transport>[1]): Promise<void> {
  try {
    await by(mail, saidSender);
    // What stood in it may open an account: once it is on its way, nobody needs it here.
    await noteMail(database(), mail.id, { sent_at: now(), last_error: null, text: '', html: '' });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const wait = WAITS_MS[mail.attempts - 1];
    await noteMail(database(), mail.id, {
      last_error: words.slice(0, 300),
      ...(wait === undefined ? { given_up_at: now() } : { due_at: new Date(now().getTime() + wait) }),
    });
  }
}
