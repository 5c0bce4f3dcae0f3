import { createTransport, type Transporter } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { MailRow } from '~db/queries/mail';
import { context } from '../platform/context.server';

/** Whom a mail says that it is from, and who is answered to it; empty where nobody has said. */
interface SaidSender {
  name: string;
  contact: string;
}

/** Hands a mail over to whoever delivers it; refused or unreached, it throws. */
export type Transport = (
  mail: Pick<MailRow, 'id' | 'recipient' | 'subject' | 'text' | 'html'>,
  sender: SaidSender,
) => Promise<void>;

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

let made: { url: string; transporter: Transporter } | null = null;

/** The configured server for mail; null where none is. */
export function transport(): Transport | null {
  const { smtp, origin } = context();
  if (!smtp) return null;
  if (made?.url !== smtp.url) {
    made?.transporter.close();
    made = {
      url: smtp.url,
      transporter: createTransport({ url: smtp.url, pool: true, maxConnections: 1, ...TIMEOUTS }),
    };
  }
  const { transporter } = made;
  const [configured] = addressparser(smtp.from, { flatten: true });
  return async ({ id, recipient, subject, text, html }, { name, contact }) => {
    const host = new URL(origin).hostname;
    await transporter.sendMail({
      // The address is configuration: a domain says who may send for it (SPF). The library writes names down so that no
      // comma, quote or line break in one is anything but part of it.
      from: { name: name || configured?.name || '', address: configured?.address ?? smtp.from },
      ...(contact && { replyTo: { name, address: contact } }),
      to: recipient,
      subject,
      text,
      html,
      // The same mail sent twice has one id, by which a mailbox can tell.
      messageId: `<${id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
}
