import { paths } from '../../paths';
import type { DocumentOrganisation, StatementDocument } from '../../questionnaire/document';
import { kinds } from '../../questionnaire/kinds/kinds';
import { periodInWords } from '../../questionnaire/period';
import { DATA_FILES, type DataFile } from '../data-files';
import { organisationIds } from '../organisation-id';
import { rulesInShort } from '../rules-applied';
import type { PublishedVersion, VersionFacts } from './statement-jsonld';

interface Thing {
  '@type': string;
  [property: string]: unknown;
}

/** What a page says of itself to search engines, as schema.org: names, days and files, and of figures what they count. */
interface SchemaOrg {
  '@context': 'https://schema.org';
  '@graph': Thing[];
}

/** A statement's page: whose it is, the statement as a report, and its figures as a dataset to be had in several forms. */
export function statementSchema({ document, facts }: PublishedVersion): SchemaOrg {
  const { organisation, statement } = document;
  const files = paths.published(organisation.slug, statement.period.end);
  const here = facts.origin + files.itself;
  const about = { '@id': homeOf(organisation, facts) };
  const name = `Social Impact Statement, ${periodInWords(statement.period)}`;
  const coverage = `${statement.period.start}/${statement.period.end}`;
  return graphOf([
    organisationThing(document, facts),
    {
      '@type': 'Report',
      '@id': here,
      url: here,
      name: `${organisation.name}: ${name}`,
      inLanguage: 'en-GB',
      about,
      author: about,
      version: String(statement.version),
      temporalCoverage: coverage,
      ...(facts.publishedAt && { datePublished: facts.publishedAt.slice(0, 10) }),
      ...(facts.code && { identifier: facts.code }),
      encoding: (['statement.pdf', 'commissioner.pdf', 'declaration.pdf'] as const).map((file) => ({
        '@type': 'MediaObject',
        contentUrl: facts.origin + files[file],
        encodingFormat: 'application/pdf',
      })),
    },
    {
      ...datasetThing([document], facts, files, coverage),
      name: `${organisation.name}: figures of the ${name}`,
      isPartOf: { '@id': here },
      creator: about,
      ...(facts.publishedAt && { datePublished: facts.publishedAt.slice(0, 10) }),
    },
  ]);
}

/** An organisation's page: who it is, and its figures of all published years as one dataset. */
export function organisationSchema(years: readonly PublishedVersion[]): SchemaOrg {
  const [first] = years;
  const last = years.at(-1);
  if (!first || !last) throw new Error('There is nothing published to write');
  const here = homeOf(last.document.organisation, last.facts);
  const coverage = `${first.document.statement.period.start}/${last.document.statement.period.end}`;
  return graphOf([
    organisationThing(last.document, last.facts),
    {
      ...datasetThing(
        years.map(({ document }) => document),
        last.facts,
        paths.listed(last.document.organisation.slug),
        coverage,
      ),
      name: `${last.document.organisation.name}: figures of all published years`,
      creator: { '@id': here },
      hasPart: years.map(({ document }) => ({
        '@id': `${last.facts.origin}${paths.published(last.document.organisation.slug, document.statement.period.end).itself}#dataset`,
      })),
    },
  ]);
}

const graphOf = (graph: Thing[]): SchemaOrg => ({ '@context': 'https://schema.org', '@graph': graph });

const homeOf = ({ slug }: DocumentOrganisation, { origin }: VersionFacts) =>
  origin + paths.listed(slug).itself;

function organisationThing({ organisation }: StatementDocument, facts: VersionFacts): Thing {
  const here = homeOf(organisation, facts);
  const areas = organisation.areas.split(/[,;]/).map((area) => area.trim());
  return {
    '@type': 'Organization',
    '@id': here,
    url: here,
    name: organisation.name,
    ...(organisation.purpose && { description: organisation.purpose }),
    ...(organisation.areas && { areaServed: areas.filter(Boolean) }),
    identifier: organisationIds(organisation).map((value) => ({
      '@type': 'PropertyValue',
      propertyID: 'org-id',
      value,
    })),
  };
}

/** No figure stands here: what may be known of it is in the files, with everything that must be said beside it. */
function datasetThing(
  documents: readonly StatementDocument[],
  { origin }: VersionFacts,
  files: Record<'itself' | DataFile, string>,
  coverage: string,
): Thing {
  const here = origin + files.itself;
  const items = documents.flatMap(({ sections }) => sections.flatMap((section) => section.items));
  const counted = items.filter(({ measure, figures }) => kinds[measure.kind].plotted && figures.length > 0);
  return {
    '@type': 'Dataset',
    '@id': `${here}#dataset`,
    url: here,
    description: [
      'Figures of social impact as they were published, each with what it counts.',
      rulesInShort(...documents),
    ]
      .filter(Boolean)
      .join(' '),
    inLanguage: 'en-GB',
    isAccessibleForFree: true,
    temporalCoverage: coverage,
    variableMeasured: [...new Set(counted.map(({ measure }) => measure.label))],
    distribution: (Object.keys(DATA_FILES) as DataFile[]).map((file) => ({
      '@type': 'DataDownload',
      name: file,
      description: DATA_FILES[file].description,
      contentUrl: origin + files[file],
      encodingFormat: DATA_FILES[file].mediaType,
    })),
  };
}
