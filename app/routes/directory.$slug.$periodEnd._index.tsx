import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { levelOn, licenceOf } from '~/accreditation/licence';
import { directoryEntry } from '~/commissioning/directory.server';
import { listed, publishedStatement } from '~/commissioning/published.server';
import { factsOf } from '~/commissioning/published-files.server';
import { paths } from '~/paths';
import { today } from '~/platform/clock.server';
import { page } from '~/platform/http.server';
import { ExplanationsTable } from '~/publication/html/explanations-table';
import { StatementBody } from '~/publication/html/statement-body';
import { descriptionOf, StatementOpening } from '~/publication/html/statement-opening';
import { statementSchema } from '~/publication/jsonld/schema-org';
import { badgeOf } from '~/questionnaire/scheme';

export const handle = { script: false, described: true };

export const loader = page(async ({ params }) => {
  const slug = params.slug ?? '';
  const periodEnd = params.periodEnd ?? '';
  const found = await publishedStatement(slug, periodEnd);
  const { document, approvedAt, code, earlierRule } = found;
  const organisation = await listed(slug);
  const entry = await directoryEntry(organisation);
  return {
    document,
    level: document.statement.level
      ? levelOn(today(), document.statement.level, licenceOf(organisation))
      : '',
    badge: badgeOf(document.statement.level),
    approvedAt: approvedAt?.slice(0, 10) ?? null,
    code,
    earlierRule,
    here: paths.published(slug, periodEnd),
    years: entry?.years.map(({ label, periodEnd: end }) => ({ label, periodEnd: end })) ?? [],
    schema: statementSchema({ document, facts: factsOf(found) }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.document.organisation.name ?? ''}: Social Impact Statement – Proofmark` },
  { name: 'description', content: data ? descriptionOf(data.document) : '' },
  {
    tagName: 'link',
    rel: 'alternate',
    type: 'application/ld+json',
    href: data?.here['data.jsonld'] ?? '',
  },
  ...(data?.schema ? [{ 'script:ld+json': data.schema }] : []),
];

export default function StatementRoute() {
  const { document, level, badge, approvedAt, code, earlierRule, here, years } =
    useLoaderData<typeof loader>();
  return (
    <>
      <StatementOpening
        document={document}
        level={level}
        badge={badge}
        approvedAt={approvedAt}
        code={code}
        here={here}
        years={years}
      />
      {earlierRule && (
        <p className="small quiet">
          This statement and its files were made under an earlier rule for small numbers of people. The rule
          in force would publish the same figures.
        </p>
      )}
      <StatementBody document={document} />
      <ExplanationsTable document={document} />
    </>
  );
}
