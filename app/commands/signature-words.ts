import type { SignatureCheck, Signer } from '../engines/pades/check-signature';
import type { Seal } from '../publication/signature/seal';

type Own = Pick<Seal, 'fingerprint' | 'demo'>;

const WRONG = {
  changed: 'changed after signing: the file is not what its signature covers',
  added_to:
    'changed after signing: a revision was added behind what its signature covers, which can show other pages than those that were signed',
  broken: 'signature not valid: what stands in its place was not made by the certificate beside it',
};
const CERTIFIES = 'it certifies the file: no change is allowed after it';
const ONLY_SIGNS = 'it does not forbid that something is added behind it; nothing was';

/** What a check of a file's signature found, as sentences; `own` is the certificate that this service signs with. */
export function signatureWords(file: string, check: SignatureCheck, own: Own | null): string[] {
  if (check.state === 'unsigned') return [`${file}: not signed`];
  if (check.state !== 'valid') return [`${file}: ${WRONG[check.state]}`];
  const { signer, at, certifies } = check;
  return [
    `${file}: signature valid, of ${signer.subject}${at ? `, said to be of ${minute(at)}` : ''}`,
    `${file}: ${certifies ? CERTIFIES : ONLY_SIGNS}`,
    `${file}: ${whose(signer, own)}`,
    `${file}: its certificate is ${vouched(signer)}, ${validity(signer, at)}`,
  ];
}

function whose({ fingerprint }: Signer, own: Own | null): string {
  if (!own) return 'this service has no certificate of its own to compare with';
  if (own.fingerprint !== fingerprint) return 'not signed by this service’s certificate';
  return `signed by this service’s certificate${own.demo ? ', which is the demo’s and proves nothing about who signed' : ''}`;
}

function vouched({ selfMade, issuer }: Signer): string {
  return selfMade
    ? 'self-made: nobody else vouches for it'
    : `issued by ${issuer}, which was not checked here`;
}

function validity({ from, until }: Signer, at: Date | null): string {
  const span = `valid from ${day(from)} to ${day(until)}`;
  if (!at) return `${span}; the file does not say when it was signed`;
  return from <= at && at <= until
    ? `${span}, the day of signing included`
    : `${span}, and not on the day of signing`;
}

const day = (moment: Date) => moment.toISOString().slice(0, 10);
const minute = (moment: Date) => `${day(moment)} ${moment.toISOString().slice(11, 16)} UTC`;
