import { describe, expect, it } from 'vitest';
import { commissionerPdf, declarationPdf, renewalPdf, statementPdf } from '~/publication/documents.server';
import type { DocumentFacts } from '~/publication/pdf/documents/facts';
import { sliceOf } from '~/publication/pdf/documents/slice';
import { publicDocument } from '~/publication/public-document';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import type { Period } from '~/questionnaire/figure';
import { formatCell, formatFigure } from '~/questionnaire/format';
import { HEADS } from '~/questionnaire/measure';
import { dayInWords } from '~/questionnaire/period';
import { itWithVeraPdf, veraPdf } from '../support/verapdf';
import { publishedFacts } from './made-up-facts';
import { hugeStatement, smallStatement, usualStatement } from './made-up-statement';
import { drawnText, openPdf, readingOrder } from './open-pdf';

const published = publishedFacts;
const draft: DocumentFacts = {
  ...published,
  status: 'draft',
  approvedAt: null,
  publishedAt: null,
  code: null,
  sha256: null,
};

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Everything a document says, to the eye and to the ear. */
async function said(pdf: Uint8Array): Promise<{ words: string; pages: number }> {
  const opened = await openPdf(pdf);
  const spoken = await readingOrder(opened);
  return { words: squeezed(spoken.map(({ text }) => text).join(' ')), pages: opened.numPages };
}

const itemsOf = (document: StatementDocument): DocumentItem[] =>
  document.sections.flatMap(({ items }) => items);

/** A figure in words, not a story. */
const isCounted = ({ measure }: DocumentItem) => !['text', 'choice', 'date'].includes(measure.kind);

/** Every figure of a document in both ways it can be printed. */
const figuresOf = (items: readonly DocumentItem[], history: boolean) =>
  items.flatMap(({ measure, ...item }) =>
    [...item.figures, ...(history ? item.history : [])].map((figure) => ({
      id: `${measure.id} ${figure.series} ${figure.category} ${figure.slice} ${figure.period.end}`,
      forms: [formatCell(figure, measure), formatFigure(figure, measure)].map(squeezed),
    })),
  );

const statements: [string, () => StatementDocument, DocumentFacts][] = [
  ['a usual statement', usualStatement, published],
  ['a small draft', smallStatement, draft],
  ['a statement with every hard case', hugeStatement, published],
];

describe.each(statements)('the documents of %s', (_name, make, facts) => {
  itWithVeraPdf('conform to PDF/UA-1 and PDF/A-3a (needs Java and libjaxb-java)', async () => {
    const verdict = { ua1: { conforms: true, broken: [] }, '3a': { conforms: true, broken: [] } };
    expect(await veraPdf(await renewalPdf(make(), facts), 'ua1', '3a')).toEqual(verdict);
    expect(await veraPdf(await commissionerPdf(make(), facts), 'ua1', '3a')).toEqual(verdict);
  });

  it('have the same bytes every time', async () => {
    const twice = async (print: () => Promise<Uint8Array>) => Buffer.compare(await print(), await print());
    expect(await twice(() => renewalPdf(make(), facts))).toBe(0);
    expect(await twice(() => commissionerPdf(make(), facts))).toBe(0);
  });

  it('print every figure of every year for the assessor, as it was stated', async () => {
    const { words } = await said(await renewalPdf(make(), facts));
    const missing = figuresOf(itemsOf(make()), true).filter(
      ({ forms }) => !forms.some((form) => words.includes(form)),
    );
    expect(missing).toEqual([]);
    for (const { figures } of itemsOf(make()).filter((item) => isCounted(item)))
      for (const { note, explanation, statedLabel } of figures)
        for (const remark of [note, explanation, statedLabel])
          if (remark) expect(words).toContain(squeezed(remark));
    expect(words).toContain('For the accreditor. Exact figures, not for publication');
  });

  it('print every published figure of this year for a commissioner, and nothing exact that is not', async () => {
    const { words } = await said(await commissionerPdf(make(), facts));
    const items = itemsOf(publicDocument(make())).filter(isCounted);
    const stated = figuresOf(
      items.map((item) => ({
        ...item,
        figures: item.figures.filter(({ series, period }) => series === 'actual' && period.end >= '2026'),
      })),
      false,
    );
    expect(stated.filter(({ forms }) => !forms.some((form) => words.includes(form)))).toEqual([]);
    expect(words).not.toContain('For the accreditor');
  });
});

describe('the declaration', () => {
  it.each(statements)(
    'of %s is one page, with who declared it and how to check it',
    async (_name, make, facts) => {
      const { words, pages } = await said(await declarationPdf(make(), facts));
      expect(pages).toBe(1);
      expect(words).toContain('Social Impact Declaration');
      expect(words).toContain('Check this document');
      const declared = make().declaration;
      if (declared) expect(words).toContain(declared.name);
    },
  );
});

describe('the declaration of a name that takes two lines, signed', () => {
  it('is one page all the same', async () => {
    const usual = usualStatement();
    const name = 'Firm Footing Construction and Engineering Skills Community Interest Company';
    const seal = { name: 'Proofmark demonstration', demo: true, room: 8_192, at: new Date('2026-07-20') };
    const long = { ...usual, organisation: { ...usual.organisation, name } };
    const { words, pages } = await said(await declarationPdf(long, { ...published, seal }));
    expect(words).toContain('demonstration’s digital signature');
    expect(pages).toBe(1);
  });
});

describe('the cover of a statement of a long name, a purpose in two languages and every number', () => {
  it('is one page all the same, with what it is and how it is checked', async () => {
    const usual = usualStatement('mark');
    const seal = { name: 'Proofmark demonstration', demo: true, room: 8_192, at: new Date('2026-07-20') };
    const organisation = {
      ...usual.organisation,
      name: 'Cludiant Cymunedol Dyffryn Ŵyr a’r Cylch',
      purpose:
        'Cludo pobl Dyffryn Ŵyr i’r meddyg, i’r siop ac at ei gilydd. Transport for people who have none, in a valley without a bus after five.',
      legalForm: 'Company limited by guarantee and registered charity',
      companyNumber: '99020881',
      charityNumber: '9901188',
      region: 'Wales',
      areas: 'Powys, Ceredigion',
    };
    const opened = await openPdf(
      await renewalPdf({ ...usual, fee: 690, organisation }, { ...published, seal }),
    );
    const cover = await drawnText(opened, 1);
    for (const words of ['Charity number', 'Licence fee', 'Check this document', 'SHA-256'])
      expect(cover).toContain(words);
  });
});

/** A first period of thirteen months, which the statement's year lies across. */
const first = { start: '2025-07-01', end: '2026-07-31' };

/** A statement of the jobs created alone, in another period than its own, with what it aimed at. */
const only = (period?: Period): StatementDocument => ({
  ...usualStatement(),
  sections: usualStatement().sections.map((section) => ({
    ...section,
    items: section.items
      .filter(({ measure }) => measure.id === 'jobs_created')
      .map((item) => ({
        ...item,
        history: [],
        figures: item.figures
          .filter(({ series }) => series === 'actual')
          .flatMap((figure) => [
            { ...figure, period: period ?? figure.period },
            { ...figure, series: 'target' as const, number: 40, note: null, explanation: null },
          ]),
      })),
  })),
});

describe('a figure of another time than its statement', () => {
  it('leaves a target under the year that it is of, and a dash that does not deny it', async () => {
    for (const print of [statementPdf, commissionerPdf]) {
      const other = await said(await print(only(first), published));
      expect(other.words).toMatch(/2025\/26 \(13 months\) Target 2025\/26/);
      expect(other.words).toContain(
        'says that nothing was stated for that year: a figure that this statement states of another year stands in the column of that one.',
      );
      const own = await said(await print(only(), published));
      expect(own.words).toMatch(/2025\/26 Target(?! 20)/);
      expect(own.words).toMatch(/says that nothing was stated\./);
    }
  });
});

describe('the declaration of figures of another time', () => {
  it('says that they are, and speaks for their year in no other', async () => {
    const other = await said(await declarationPdf(only(first), published));
    expect(other.words).toContain(
      'This declaration belongs to the statement for 1 April 2025 to 31 March 2026; its figure is of another time, which it names.',
    );
    expect(other.words).not.toContain('speaks for');
    const own = await said(await declarationPdf(only(), published));
    expect(own.words).toContain('This declaration speaks for 1 April 2025 to 31 March 2026.');
  });
});

describe('the commissioner document', () => {
  it('is short for a usual statement, whole or sliced', async () => {
    for (const slice of [
      {},
      { theme: 'social' },
      { theme: 'jobs' },
      { area: 'torfaen' },
      { area: 'Powys' },
    ]) {
      const { pages } = await said(await commissionerPdf(usualStatement(), published, slice));
      expect(pages).toBeGreaterThanOrEqual(2);
      expect(pages).toBeLessThanOrEqual(4);
    }
  });

  it('has a cover of one page, however long its purpose is', async () => {
    const signed: DocumentFacts = {
      ...published,
      seal: { name: 'A scheme', demo: true, room: 4096, at: new Date('2026-06-18T09:00:00Z') },
    };
    for (const lines of [8, 16, 20, 30]) {
      const document = usualStatement();
      document.organisation.name = 'A Co-operative of Tenants and Neighbours in the Upper Valley CIC';
      document.organisation.purpose = 'To make homes warm and work secure here '.repeat(lines).trim();
      const opened = await openPdf(await commissionerPdf(document, signed));
      const first = await (await opened.getPage(1)).getTextContent();
      const words = first.items.map((item) => ('str' in item ? item.str : '')).join(' ');
      expect(words, `${lines} sentences`).toContain('Check this document');
      expect(opened.numPages).toBeLessThanOrEqual(4);
    }
  });

  it('shows what was asked for: a theme, and an area’s own figures where there are any', async () => {
    const social = await said(await commissionerPdf(usualStatement(), published, { theme: 'social' }));
    expect(social.words).toContain('People supported');
    expect(social.words).not.toContain('Training hours');
    const torfaen = await said(await commissionerPdf(usualStatement(), published, { area: 'Torfaen' }));
    expect(torfaen.words).toContain('Jobs created in Torfaen');
    const powys = await said(await commissionerPdf(usualStatement(), published, { area: 'Powys' }));
    expect(powys.words).toContain('No figures are recorded for Powys alone');
    expect(powys.words).not.toMatch(/Torfaen|31 jobs|466/);
  });

  it('has the three heads of the Act whatever was asked for, and says where one has no figures', async () => {
    for (const slice of [{}, { theme: 'jobs' }, { theme: 'environmental' }, { area: 'Torfaen' }]) {
      const { words } = await said(await commissionerPdf(usualStatement(), published, slice));
      for (const head of Object.values(HEADS)) expect(words).toContain(head);
    }
    const jobs = await said(await commissionerPdf(usualStatement(), published, { theme: 'jobs' }));
    expect(jobs.words).toMatch(/No figures in what was asked for \(Jobs\) under th(is|ese) heads?/);
  });

  it.each([
    ['2020-06-01', 'so none is used here', []],
    ['2024-06-01', 'Social Value Model, PPN 06/20', ['Effective stewardship of the environment', 'COVID-19']],
    [
      '2026-02-01',
      'Social Value Model, PPN 002',
      ['Fair work', 'Take back our streets', 'The other six are left out'],
    ],
    ['2027-03-01', 'Social Value Model, PPN 026', ['Fair pay', '20% from £5 million']],
  ])('of a tender notice of %s says %s', async (tenderDate, model, parts) => {
    const slice = sliceOf(usualStatement(), { tenderDate }) ?? {};
    const { words, pages } = await said(await commissionerPdf(usualStatement(), published, slice));
    for (const part of [model, ...parts, dayInWords(tenderDate)]) expect(words).toContain(part);
    expect(words).not.toMatch(/falls? under/);
    if (parts.length > 0) expect(words).toContain('No other authority is bound by it');
    expect(pages).toBeLessThanOrEqual(5);
  });

  it('holds no small count of people, in its words or its pictures’ alternative texts', async () => {
    // The exact counts of this measure, which nothing else in the document has.
    const secret = [6, 7, 8, 9];
    const document = smallStatement();
    const [section] = document.sections;
    const base = usualStatement();
    const prevented = itemsOf(base).find(({ measure }) => measure.id === 'homelessness_prevented');
    if (!section || !prevented) throw new Error('The made-up statements have changed');
    const yearly = prevented.history.map((figure, index) => ({ ...figure, number: secret[index] ?? 9 }));
    const sensitive: DocumentItem = {
      ...prevented,
      figures: prevented.figures.map((figure) => ({ ...figure, number: 7, note: 'Only 7 of them, seven.' })),
      history: yearly,
    };
    const only = { ...document, sections: [{ ...section, items: [sensitive] }] };
    const { words } = await said(await commissionerPdf(only, published));
    const [before = ''] = words.split('Counts of people');
    const told = before.replaceAll('Act 2012, section 1', '');
    expect(told).toContain('fewer than 10');
    expect(told).not.toMatch(/(?<![\d/.,A-Z-])[1-9](?![\d/.,A-Z-])|seven/);
  });
});
