import { database, inTransaction } from '~db/client';
import { accreditorRow, holdAccreditorHead, putAccreditor } from '~db/queries/accreditor';
import { bumpPublicRevision } from '~db/queries/public-revision';
import type { Actor } from '../access/can';
import { recordOfAccreditor } from '../audit/record.server';
import { sha256 } from '../platform/canonical.server';
import { now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import { keepWhile, readKept } from '../platform/storage.server';
import { wordmarkPng } from '../platform/wordmark.server';
import type { RunBy } from '../ui/served';
import { themeCss, whyNotColour } from './theme';

/** What the accreditor says of itself by page. */
interface Said {
  name: string;
  contact: string;
  /** Where somebody complains: an address of mail or of a page; empty where none is named. */
  complaints: string;
  /** Six digits behind a #; empty where Proofmark's own is used. */
  colour: string;
  /** What it has to say by law. */
  legal: string;
  /** Whether commissioners may register by themselves. */
  registration: boolean;
}

/** The same, with what is known of its wordmark. */
interface Accreditor extends Said {
  /** The hash of its wordmark's bytes; null where it has none. */
  wordmark: string | null;
  /** Whether anybody has named it yet. */
  named: boolean;
}

/** How long pages may show what was changed in another process. */
const KNOWN_MS = 60_000;
let known: { at: number; of: object; said: Accreditor } | null = null;

/** Who runs the scheme, as it is now. */
export async function accreditor(): Promise<Accreditor> {
  const row = await accreditorRow(database());
  return {
    name: row?.name ?? 'The accreditor',
    contact: row?.contact_email ?? '',
    complaints: row?.complaints ?? '',
    colour: row?.colour ?? '',
    legal: row?.legal ?? '',
    registration: row?.registration ?? true,
    wordmark: row?.wordmark_sha256 ?? null,
    named: row !== undefined,
  };
}

/** The same as every page names it: asked once a minute, for it is on every page and changes once in years. */
async function accreditorShown(): Promise<Accreditor> {
  const of = database();
  const time = now().getTime();
  if (known?.of !== of || Math.abs(time - known.at) > KNOWN_MS)
    known = { at: time, of, said: await accreditor() };
  return known.said;
}

/** The accreditor as every page shows it; null where nobody has named it. */
export async function runBy(): Promise<RunBy | null> {
  const { named, name, contact, complaints, colour, wordmark } = await accreditorShown();
  if (!named) return null;
  return {
    name,
    contact,
    complaints,
    wordmark: wordmark?.slice(0, 12) ?? null,
    theme: colour ? colour.slice(1) : null,
  };
}

/** Changes what the accreditor says of itself, and so every public page. */
export async function changeAccreditor(actor: Actor, said: Said): Promise<void> {
  const wrong = said.colour && whyNotColour(said.colour);
  if (wrong) throw new Refusal('incomplete', wrong).at('colour');
  await inTransaction(async (tx) => {
    await holdAccreditorHead(tx);
    const row = await accreditorRow(tx);
    const before: Said | null = row
      ? {
          name: row.name,
          contact: row.contact_email,
          complaints: row.complaints,
          colour: row.colour ?? '',
          legal: row.legal,
          registration: row.registration,
        }
      : null;
    const changed = (Object.keys(said) as (keyof Said)[]).filter((each) => said[each] !== before?.[each]);
    if (changed.length === 0) return;
    const { name, contact: contact_email, complaints, legal, registration } = said;
    await putAccreditor(tx, {
      name,
      contact_email,
      complaints,
      legal,
      registration,
      colour: said.colour || null,
      at: now(),
    });
    const only = (of: Said | null) => of && Object.fromEntries(changed.map((each) => [each, of[each]]));
    const detail = { from: only(before), to: only(said) };
    await recordOfAccreditor(tx, { actor, event: 'accreditor.changed', detail });
    await bumpPublicRevision(tx);
  });
  known = null;
}

/** Keeps a picture of the accreditor's name, drawn anew; takes it away where none is given. */
export async function changeAccreditorsWordmark(actor: Actor, file: File | null): Promise<void> {
  const png = file && (await wordmarkPng(file));
  const hash = png && sha256(png);
  const change = (key: string | null) =>
    inTransaction(async (tx) => {
      await holdAccreditorHead(tx);
      const row = await accreditorRow(tx);
      if (!row) throw notFound();
      if (row.wordmark_sha256 === hash) return false;
      await putAccreditor(tx, { ...row, wordmark_key: key, wordmark_sha256: hash, at: now() });
      const detail = { wordmark: { from: row.wordmark_sha256, to: hash } };
      await recordOfAccreditor(tx, { actor, event: 'accreditor.changed', detail });
      await bumpPublicRevision(tx);
      return true;
    });
  await (png ? keepWhile(png, change) : change(null));
  known = null;
}

/** The wordmark's bytes, checked against the hash they were kept with. */
export async function accreditorsWordmark(): Promise<{ bytes: Uint8Array; etag: string }> {
  const row = await accreditorRow(database());
  if (!row?.wordmark_key || !row.wordmark_sha256) throw notFound();
  const bytes = await readKept(row.wordmark_key);
  if (sha256(bytes) !== row.wordmark_sha256) throw new Error('A kept wordmark no longer has its hash');
  return { bytes, etag: row.wordmark_sha256 };
}

/** The style sheet of the accreditor's colour. */
export async function accreditorsTheme(): Promise<string> {
  const { colour } = await accreditor();
  if (!colour) throw notFound();
  return themeCss(colour);
}
