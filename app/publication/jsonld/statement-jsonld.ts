import { paths } from '../../paths';
import { broughtInWords } from '../../questionnaire/brought-in';
import { conditionsInWords, verdictsInWords, whoDecided } from '../../questionnaire/decision';
import type { StatementDocument } from '../../questionnaire/document';
import { periodInWords } from '../../questionnaire/period';
import { levelName, scheme } from '../../questionnaire/scheme';
import { organisationIds } from '../organisation-id';
import { publicDocument } from '../public-document';
import { CONTEXT, type Node, properties } from './nodes';
import { type GraphPlace, statementGraph } from './statement-graph';

/** What a file of data says of the version it was made from. */
export interface VersionFacts {
  /** Where the house is found: https://proofmark.example */
  origin: string;
  code: string | null;
  sha256: string | null;
  approvedAt: string | null;
  publishedAt: string | null;
  /** What was asked for, where the file holds that alone. */
  slice?: string;
}

export interface PublishedVersion {
  document: StatementDocument;
  facts: VersionFacts;
}

/** One statement as JSON-LD (Common Impact Data Standard 3.2, Basic Tier), from published figures alone. */
export function statementJsonLd(document: StatementDocument, facts: VersionFacts): string {
  return organisationJsonLd([{ document, facts }]);
}

/** Several statements in one graph; an organisation is described as its last one does. */
export function organisationJsonLd(versions: readonly PublishedVersion[]): string {
  const open = versions.map(({ document, facts }) => ({ document: publicDocument(document), facts }));
  const slugs = new Set(open.map(({ document }) => document.organisation.slug));
  const graph = [...slugs].flatMap((slug) =>
    nodesOf(open.filter(({ document }) => document.organisation.slug === slug)),
  );
  return `${JSON.stringify({ '@context': CONTEXT, '@graph': graph }, null, 1)}\n`;
}

function nodesOf(years: readonly PublishedVersion[]): Node[] {
  const statements = merged(
    years.flatMap(({ document, facts }) => [
      reportNode(document, facts),
      ...statementGraph(document, placeOf(document, facts)),
    ]),
  );
  const last = years.at(-1);
  return last ? [organisationNode(last.document, last.facts, statements), ...statements] : statements;
}

/** One node for each address: what several years say of an outcome or an indicator is said as the last one does. */
function merged(nodes: readonly Node[]): Node[] {
  const found = new Map<string, Node>();
  for (const node of nodes) {
    const id = String(node['@id']);
    const before = found.get(id);
    found.set(id, before ? { ...node, ...listsOf(before, node) } : node);
  }
  return [...found.values()];
}

function listsOf(before: Node, after: Node): Record<string, unknown> {
  const joined = (['hasIndicator', 'hasIndicatorReport'] as const).flatMap((list) => {
    const [earlier, later] = [before[list], after[list]];
    return Array.isArray(earlier) && Array.isArray(later)
      ? [[list, [...new Set([...earlier, ...later])]] as const]
      : [];
  });
  return Object.fromEntries(joined);
}

function placeOf({ organisation, statement }: StatementDocument, { origin }: VersionFacts): GraphPlace {
  const { slug } = organisation;
  return {
    organisation: origin + paths.listed(slug).itself,
    statement: origin + paths.published(slug, statement.period.end).itself,
  };
}

function organisationNode(document: StatementDocument, facts: VersionFacts, statements: Node[]): Node {
  const { organisation } = document;
  const here = placeOf(document, facts).organisation;
  const idsOf = (type: string) =>
    statements.filter((node) => node['@type'] === type).map((node) => node['@id']);
  return {
    '@id': here,
    '@type': 'cids:Organization',
    hasLegalName: organisation.name,
    hasID: organisationIds(organisation).map((identifier) => ({
      '@type': 'org:OrganizationID',
      hasIdentifier: identifier,
    })),
    hasWebAddress: here,
    ...(organisation.purpose && { hasPurpose: organisation.purpose }),
    ...(organisation.areas && { hasCatchmentArea: organisation.areas }),
    hasOutcome: idsOf('cids:Outcome'),
    hasIndicator: idsOf('cids:Indicator'),
    'sch:additionalProperty': properties({
      legalForm: organisation.legalForm,
      fieldOfWork: organisation.fieldOfWork,
      region: organisation.region,
    }),
  };
}

/** The statement itself: what the figures belong to, and how to find out whether it is current. */
function reportNode(document: StatementDocument, facts: VersionFacts): Node {
  const { statement, broughtIn } = document;
  const place = placeOf(document, facts);
  const { code, sha256, approvedAt, publishedAt, origin, slice } = facts;
  return {
    '@id': place.statement,
    '@type': 'sch:Report',
    'sch:name': `Social Impact Statement, ${periodInWords(statement.period)}${slice ? `: ${slice} only` : ''}`,
    'sch:about': { '@id': place.organisation },
    ...(publishedAt && { 'sch:datePublished': publishedAt.slice(0, 10) }),
    'sch:additionalProperty': properties({
      version: statement.version,
      // Of a year that was brought in nobody here has judged anything.
      level: broughtIn ? null : levelName(statement.level),
      scheme: broughtIn ? null : scheme.name,
      broughtIn: broughtIn ? broughtInWords(broughtIn) : null,
      approved: approvedAt?.slice(0, 10) ?? null,
      decided: document.decision ? whoDecided(document.decision) : null,
      criteria: document.decision ? verdictsInWords(document.decision) : null,
      conditions: document.decision?.conditions.length
        ? conditionsInWords(document.decision).join('. ')
        : null,
      verificationCode: code,
      verifyAt: code ? origin + paths.verified(code) : null,
      contentSha256: sha256,
    }),
  };
}
