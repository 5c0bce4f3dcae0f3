import { beforeAll, describe, expect, test } from 'vitest';
import { organisationJsonLd, statementJsonLd } from '~/publication/jsonld/statement-jsonld';
import { publicDocument } from '~/publication/public-document';
import { figureKey } from '~/questionnaire/figure';
import { formatFigure, sentenceCase } from '~/questionnaire/format';
import { kinds } from '~/questionnaire/kinds/kinds';
import { engines, freshDatabase } from '../support/database';
import { everythingPublished, type Published, publishEverything } from '../support/published-everything';
import { objections, WHOSE } from '../support/shacl';

interface Report {
  '@id': string;
  '@type': string;
  startedAtTime: string;
  endedAtTime: string;
  hasComment: string[];
  value: { hasNumericalValue: string };
}

function reportsIn(jsonld: string): Report[] {
  const { '@graph': graph } = JSON.parse(jsonld) as { '@graph': Report[] };
  return graph.filter((node) => node['@type'] === 'cids:IndicatorReport');
}

interface Indicator {
  '@id': string;
  '@type': string;
  hasIndicatorReport: string[];
  'sch:additionalProperty': { 'sch:propertyID': string; 'sch:value': string }[];
}

function indicatorsIn(jsonld: string): Map<string, { measure: string | undefined; reports: string[] }> {
  const { '@graph': graph } = JSON.parse(jsonld) as { '@graph': Indicator[] };
  const nodes = graph.filter((node) => node['@type'] === 'cids:Indicator');
  const found = new Map(
    nodes.map((node) => [
      node['@id'],
      {
        measure: node['sch:additionalProperty'].find((each) => each['sch:propertyID'] === 'measure')?.[
          'sch:value'
        ],
        reports: node.hasIndicatorReport,
      },
    ]),
  );
  expect(found.size).toBe(nodes.length);
  return found;
}

/** A node without the property that the standard requires of it, or with a number where it wants a string. */
const BREAKS: Record<string, (jsonld: string) => string> = {
  'an indicator without its unit': (text) => text.replaceAll('"unitDescription"', '"sch:unitText"'),
  'an organisation without its legal name': (text) => text.replace('"hasLegalName"', '"sch:legalName"'),
  'a value that is a number and no string': (text) =>
    text.replace(/"hasNumericalValue": "[^"]*"/, '"i72:hasNumericalValue": 12'),
  'a report without the day it ends': (text) => text.replace('"endedAtTime"', '"sch:endTime"'),
};

describe.each(engines())('JSON-LD of every demo and case statement, %s', (engine) => {
  freshDatabase(engine);
  let published: Published[] = [];
  beforeAll(async () => {
    await publishEverything();
    published = await everythingPublished();
  }, 120_000);

  test(`${WHOSE}: no objection`, async () => {
    expect(published.length).toBeGreaterThan(45);
    const found: string[] = [];
    for (const { document, facts } of published)
      found.push(...(await objections(statementJsonLd(document, facts))));
    expect(found).toEqual([]);
  });

  test('nor to all statements of one organisation in one graph', async () => {
    const slugs = new Set(published.map(({ document }) => document.organisation.slug));
    for (const slug of slugs) {
      const own = published.filter(({ document }) => document.organisation.slug === slug);
      expect(await objections(organisationJsonLd(own))).toEqual([]);
    }
  });

  test.each(Object.entries(BREAKS))('they do object to %s', async (_name, broken) => {
    const [first] = published;
    if (!first) throw new Error('nothing is published');
    const whole = statementJsonLd(first.document, first.facts);
    expect(broken(whole)).not.toBe(whole);
    expect((await objections(broken(whole))).length).toBeGreaterThan(0);
  });

  test('every published figure is there once, as it is published, for its own period', () => {
    for (const { document, facts } of published) {
      const said = reportsIn(statementJsonLd(document, facts)).map(
        (report) =>
          `${report.startedAtTime.slice(0, 10)} ${report.endedAtTime.slice(0, 10)} ${report.hasComment[0]}`,
      );
      const items = publicDocument(document).sections.flatMap(({ items }) => items);
      const expected = items
        .filter(({ measure }) => kinds[measure.kind].plotted)
        .flatMap(({ measure, figures }) =>
          figures.map(
            (figure) =>
              `${figure.period.start} ${figure.period.end} ${sentenceCase(formatFigure(figure, measure))}.`,
          ),
        );
      expect(said.sort()).toEqual(expected.sort());
    }
  });

  test('an indicator has one address in every year, in each year’s file and in that of all years', () => {
    let shared = 0;
    for (const slug of new Set(published.map(({ document }) => document.organisation.slug))) {
      const own = published.filter(({ document }) => document.organisation.slug === slug);
      const alone = own.map(({ document, facts }) => indicatorsIn(statementJsonLd(document, facts)));
      const together = indicatorsIn(organisationJsonLd(own));
      const all = alone.flatMap((year) => [...year]);
      expect([...together.keys()].sort()).toEqual([...new Set(all.map(([id]) => id))].sort());
      for (const [id, { measure, reports }] of together) {
        const years = alone.flatMap((year) => year.get(id) ?? []);
        expect(years.every((year) => year.measure === measure)).toBe(true);
        expect(reports.sort()).toEqual(years.flatMap((year) => year.reports).sort());
        // An address without a year: whoever follows it over time follows one.
        expect(id).toMatch(new RegExp(`/directory/${slug}#`));
        shared += years.length > 1 ? 1 : 0;
      }
    }
    expect(shared).toBeGreaterThan(50);
  });

  test('no address stands for two things', () => {
    for (const { document, facts } of published) {
      const ids = reportsIn(statementJsonLd(document, facts)).map((report) => report['@id']);
      expect(new Set(ids).size).toBe(ids.length);
      const figures = document.sections.flatMap(({ items }) => items.flatMap((item) => item.figures));
      expect(new Set(figures.map(figureKey)).size).toBe(figures.length);
    }
  });
});
