import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { secretsIn, tokensIn } from './secrets';

export interface Mailbox {
  url: string;
  mails: ParsedMail[];
  /** The newest mail to an address, once it has come. */
  next: (to: string) => Promise<ParsedMail>;
  close: () => Promise<void>;
}

/** A server for mail on this machine, that keeps what it is given. */
export async function openMailbox({ slowMs = 0 }: { slowMs?: number } = {}): Promise<Mailbox> {
  const mails: ParsedMail[] = [];
  const taken = new Set<ParsedMail>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        // Taken, and not yet said so: whoever dies now cannot know.
        setTimeout(done, slowMs);
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.server.address();
  const port = typeof at === 'object' && at ? at.port : 0;
  const next = async (to: string) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = mails.find((mail) => !taken.has(mail) && recipient(mail) === to);
      if (found) {
        taken.add(found);
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`No mail came to ${to}`);
  };
  const close = async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    const faults = faultsIn(mails);
    if (faults.length > 0) throw new Error(`Mails hold what they must not: ${faults.join('; ')}`);
  };
  return { url: `smtp://127.0.0.1:${port}`, mails, next, close };
}

/** What stands in mails that is nobody's there: secrets, and a link that somebody else has, too. */
function faultsIn(mails: readonly ParsedMail[]): string[] {
  const whose = new Map<string, string>();
  return mails.flatMap((mail) => {
    const words = `${mail.subject} ${mail.text} ${mail.html}`;
    const to = recipient(mail) ?? '';
    const shared = tokensIn(words).filter((token) => (whose.get(token) ?? to) !== to);
    for (const token of tokensIn(words)) whose.set(token, to);
    const faults = [
      ...secretsIn(words, { links: 'allowed' }),
      ...shared.map(() => 'a link of somebody else'),
    ];
    return faults.map((fault) => `${fault} (“${mail.subject}” to ${to})`);
  });
}

const recipient = ({ to }: ParsedMail) => (Array.isArray(to) ? to[0] : to)?.value[0]?.address;

/** The one address of this service in a mail: the same in its text and its HTML. */
export function linkIn(mail: ParsedMail, origin: string): string {
  const links = (words: string) => new Set(words.match(new RegExp(`${origin}/[^\\s"<]+`, 'g')) ?? []);
  const [inText, inHtml] = [links(mail.text ?? ''), links(String(mail.html))];
  const [link] = inText;
  if (!link || inText.size !== 1 || inHtml.size !== 1 || !inHtml.has(link))
    throw new Error(`Not one link in the mail: ${[...inText, ...inHtml].join(', ')}`);
  return link;
}
