import { checkSignature, type SignatureCheck } from '../engines/pades/check-signature';
import { isPdf } from '../publication/code-in-pdf.server';
import type { Seal } from '../publication/signature/seal';
import { originOf } from './file-origin.server';
import { signatureWords } from './signature-words';

export interface CheckedFile {
  /** What speaks for the file, a sentence each. */
  lines: string[];
  /** What speaks against it. */
  wrong: string[];
}

/** Whether a file is what was published, by its bytes and by its signature; `own` is what this service signs with. */
export async function checkFile(file: string, bytes: Uint8Array, own: Seal | null): Promise<CheckedFile> {
  const { published, accreditors, lines } = await originOf(file, bytes);
  const signature: SignatureCheck = isPdf(bytes) ? await checkSignature(bytes) : { state: 'unsigned' };
  const said = isPdf(bytes) ? signatureWords(file, signature, own) : [];
  const ours = signature.state === 'valid' && signature.signer.fingerprint === own?.fingerprint;
  // The bytes of an accreditor's own copy are not kept: there, our signature is what speaks for them.
  const known = published || (accreditors && ours);
  const stands = signature.state === 'valid' || signature.state === 'unsigned';
  return {
    lines: [...(known ? lines : []), ...(stands ? said : [])],
    wrong: [...(known ? [] : lines), ...(stands ? [] : said)],
  };
}
