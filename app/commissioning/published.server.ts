import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { publishedVersion, withdrawnVersion } from '~db/queries/publications';
import { notFound, Refusal } from '../platform/refusal';
import { approvedAt } from '../questionnaire/brought-in';
import type { StatementDocument } from '../questionnaire/document';
import { dayInWords, isDay, periodInWords } from '../questionnaire/period';
import { EARLIER_RULE_WORDS, WITHDRAWN_WORDS } from '../statement/lifecycle';
import { readAsPublished } from '../statement/public-record.server';

export interface PublishedStatement {
  organisationId: string;
  versionId: string;
  /** As the public may see it. */
  document: StatementDocument;
  approvedAt: string | null;
  publishedAt: string | null;
  code: string | null;
  /** Of what anybody may see, which is served beside it. */
  sha256: string | null;
  /** It was published under an earlier rule for small numbers, and says nothing that the rule in force protects. */
  earlierRule: boolean;
}

/** A published statement by its address; anything else is not found. */
export async function publishedStatement(slug: string, periodEnd: string): Promise<PublishedStatement> {
  if (!isDay(periodEnd) || !isSlug(slug)) throw notFound();
  const version = await publishedVersion(database(), slug, periodEnd);
  if (!version) throw await goneOrNotFound(slug, periodEnd);
  const document = await readAsPublished(version);
  if (!document) throw madeAnew(version.verification_code);
  return {
    organisationId: version.organisation_id,
    versionId: version.id,
    document,
    approvedAt: approvedAt(version),
    publishedAt: version.published_at?.toISOString() ?? null,
    code: version.verification_code,
    sha256: version.public_sha256,
    earlierRule: version.public_document === null,
  };
}

/** What the public may see of a published statement, as it is kept: the very bytes whose hash is printed. */
export async function publishedContent(
  slug: string,
  periodEnd: string,
): Promise<{ text: string; sha256: string }> {
  if (!isDay(periodEnd) || !isSlug(slug)) throw notFound();
  const version = await publishedVersion(database(), slug, periodEnd);
  if (!version) throw await goneOrNotFound(slug, periodEnd);
  const { public_document: text, public_sha256: sha256 } = version;
  if (!(await readAsPublished(version))) throw madeAnew(version.verification_code);
  if (text === null || sha256 === null) throw notFound();
  return { text, sha256 };
}

/** What an earlier rule published and the rule in force protects is not served until it is made anew. */
function madeAnew(code: string | null): Refusal {
  const known = code ? ` Whoever has a file of it can still look its code up: ${code}.` : '';
  return new Refusal('gone', `${EARLIER_RULE_WORDS}${known}`);
}

/** What was published and taken back is said to be gone, in the words of its verification page. */
async function goneOrNotFound(slug: string, periodEnd: string): Promise<Refusal> {
  const withdrawn = await withdrawnVersion(database(), slug, periodEnd);
  if (!withdrawn?.ended_at) return notFound();
  const since = dayInWords(withdrawn.ended_at.toISOString().slice(0, 10));
  const { name, period_start: start, period_end: end } = withdrawn;
  const which = `The Social Impact Statement of ${name} for ${periodInWords({ start, end })}`;
  return new Refusal('gone', `${which} is withdrawn since ${since}. ${WITHDRAWN_WORDS}`);
}

/** An organisation of the directory; one without anything published is not found. */
export async function listed(slug: string) {
  const organisation = isSlug(slug) ? await organisationBySlug(database(), slug) : undefined;
  if (!organisation) throw notFound();
  return organisation;
}

export function isSlug(slug: string): boolean {
  return /^[a-z0-9-]{1,120}$/.test(slug);
}
