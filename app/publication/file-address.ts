import { paths } from '../paths';
import type { DocumentFacts } from './pdf/documents/facts';

/** Follows the address on the accreditor's own copy, which is never published and so has no stored bytes. */
const ACCREDITOR = '#accreditor';

/** What a PDF says in its metadata: the address at which it can be checked, once it has a code. */
export function addressOnFile({ code, origin, audience }: DocumentFacts): { identifier?: string } {
  if (!code) return {};
  return { identifier: `${origin}${paths.verified(code)}${audience === 'public' ? '' : ACCREDITOR}` };
}

export interface SaidByFile {
  code: string;
  /** Whether it says that it is the accreditor's own copy. */
  accreditors: boolean;
}

const CODE = /\bPM-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}\b/;

/** The code that a text holds; null when there is none. */
export function codeInText(text: string): SaidByFile | null {
  const code = CODE.exec(text)?.[0];
  return code ? { code, accreditors: text.includes(`${paths.verified(code)}${ACCREDITOR}`) } : null;
}
