import { canonical, sha256 } from '~/platform/canonical.server';
import { blankFigure } from '~/questionnaire/answers';
import { buildDocument } from '~/questionnaire/document';
import type { Qualifier } from '~/questionnaire/figure';
import { questionnaireFor } from '~/questionnaire/sections';
import { publicationChanged } from '~/statement/contributions.server';
import { inTransaction } from '~db/client';
import { anOrganisation, aStatement, aVersion, insertVersion } from './database';

export interface Peer {
  field?: string;
  region?: string;
  end?: number;
  figures: Record<string, number>;
  qualifiers?: Record<string, Qualifier>;
}

/** An organisation with one published statement of whole-year figures, as the lifecycle leaves it; its ids. */
export async function publishPeer({
  field = 'Reuse',
  region = 'Wales',
  end = 2026,
  figures,
  qualifiers,
}: Peer) {
  const organisation = anOrganisation({ field_of_work: field, region });
  const statement = aStatement(organisation, {
    period_start: `${end - 1}-04-01`,
    period_end: `${end}-03-31`,
  });
  const version = aVersion(statement, {
    ...frozen(organisation, statement, figures, qualifiers),
    ...published,
  });
  await inTransaction(async (tx) => {
    await insertVersion(tx, organisation, statement, version);
    await publicationChanged(tx, statement);
  });
  return { organisation, statement, version };
}

const published = { status: 'published' as const, published_at: new Date('2026-06-01T09:00:00Z') };

type Made = ReturnType<typeof anOrganisation>;

/** The document of a statement with these figures, and its hash. */
export function frozen(
  organisation: Made,
  statement: ReturnType<typeof aStatement>,
  figures: Record<string, number>,
  qualifiers: Record<string, Qualifier> = {},
) {
  const period = { start: statement.period_start, end: statement.period_end };
  const document = canonical(
    buildDocument({
      organisation: {
        slug: organisation.slug,
        name: organisation.name,
        purpose: '',
        legalForm: organisation.legal_form,
        companyNumber: null,
        charityNumber: null,
        fieldOfWork: organisation.field_of_work,
        region: organisation.region,
        areas: '',
      },
      statement: { id: statement.id, version: 1, level: 'mark', cycle: 'annual', period },
      asked: questionnaireFor({ level: 'mark', year: Number(period.end.slice(0, 4)), own: [] }),
      figures: Object.entries(figures).map(([id, number]) => ({
        ...blankFigure(id, period),
        status: number === 0 ? ('nil' as const) : ('reported' as const),
        number,
        qualifier: qualifiers[id] ?? null,
      })),
      history: [],
      previous: [],
      declaration: null,
    }),
  );
  return { document, document_sha256: sha256(document) };
}
