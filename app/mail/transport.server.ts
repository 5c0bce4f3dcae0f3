import { createTransport, type Transporter } from 'nodemailer';
import type { MailRow } from '~db/queries/mail';
import { context } from '../platform/context.server';

/** Hands a mail over to whoever delivers it; refused or unreached, it throws. */
export type Transport = (
  mail: Pick<MailRow, 'id' | 'recipient' | 'subject' | 'text' | 'html'>,
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
  return async ({ id, recipient, subject, text, html }) => {
    const host = new URL(origin).hostname;
    await transporter.sendMail({
      from: smtp.from,
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
