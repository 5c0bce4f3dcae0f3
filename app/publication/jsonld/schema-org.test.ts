import { describe, expect, it } from 'vitest';
import { usualStatement } from '../../../tests/pdf/made-up-statement';
import { formatFigure } from '../../questionnaire/format';
import { kinds } from '../../questionnaire/kinds/kinds';
import { publicDocument } from '../public-document';
import { organisationSchema, statementSchema } from './schema-org';

const facts = {
  origin: 'https://proofmark.example',
  code: 'PM-7K4W-92QX',
  sha256: null,
  approvedAt: '2026-06-18T09:00:00.000Z',
  publishedAt: '2026-06-19T09:00:00.000Z',
};
const document = publicDocument(usualStatement());
const HERE = `https://proofmark.example/directory/${document.organisation.slug}`;
const STATEMENT = `${HERE}/${document.statement.period.end}`;

describe('what a page says of itself as schema.org', () => {
  it('names the organisation, the report and the dataset with everywhere it can be had', () => {
    const { '@graph': graph } = statementSchema({ document, facts });
    expect(graph.map((thing) => thing['@type'])).toEqual(['Organization', 'Report', 'Dataset']);
    const [organisation, report, dataset] = graph;
    expect(organisation).toMatchObject({ '@id': HERE, url: HERE, name: document.organisation.name });
    expect(report).toMatchObject({ '@id': STATEMENT, datePublished: '2026-06-19', identifier: facts.code });
    expect(dataset).toMatchObject({ isPartOf: { '@id': STATEMENT }, creator: { '@id': HERE } });
    // What a catalogue asks of a dataset: a name, and a description of 50 to 5,000 letters.
    expect(String(dataset?.description).length).toBeGreaterThan(50);
    expect(dataset?.distribution).toEqual(
      ['data.csv', 'parts.csv', 'codebook.csv', 'data.jsonld'].map((file) =>
        expect.objectContaining({ '@type': 'DataDownload', contentUrl: `${STATEMENT}/${file}` }),
      ),
    );
  });

  it('puts all years of an organisation in one dataset', () => {
    const { period } = document.statement;
    const next = { ...document.statement, period: { start: '2026-04-01', end: '2027-03-31' } };
    const years = [document, { ...document, statement: next }].map((each) => ({ document: each, facts }));
    const [, dataset] = organisationSchema(years)['@graph'];
    expect(dataset).toMatchObject({
      '@type': 'Dataset',
      temporalCoverage: `${period.start}/2027-03-31`,
      hasPart: [{ '@id': `${STATEMENT}#dataset` }, { '@id': `${HERE}/2027-03-31#dataset` }],
    });
  });

  it('holds no figure, and nothing that has no value', () => {
    const said = JSON.stringify(statementSchema({ document, facts }));
    for (const { measure, figures } of document.sections.flatMap(({ items }) => items))
      for (const figure of figures) {
        // Words for a figure that is none.
        if (figure.published?.as === 'withheld') continue;
        const words = formatFigure(figure, measure);
        if (kinds[measure.kind].plotted && words) expect(said).not.toContain(words);
      }
    expect(said).not.toMatch(/null|undefined|""/);
  });
});
