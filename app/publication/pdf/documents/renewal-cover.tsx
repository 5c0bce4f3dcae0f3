import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { StatementDocument } from '~/questionnaire/document';
import { pounds } from '~/questionnaire/kinds/money';
import { periodInWords, yearLabel } from '~/questionnaire/period';
import { levelName } from '~/questionnaire/scheme';
import { registrationLabel } from '../../organisation-id';
import { rulesInShort } from '../../rules-applied';
import { PdfPage } from '../components/page';
import { Tag } from '../components/tag';
import { Heading, Kicker } from '../components/text';
import { CheckPanel, ContentHash } from './check-panel';
import { type Fact, FactList } from './fact-list';
import type { DocumentFacts } from './facts';
import { Purpose } from './purpose';
import { TopRow } from './top-row';

/** What marks every page: whom it is for, and whether its figures are exact. */
export function markOf(document: StatementDocument, { audience = 'accreditor' }: DocumentFacts): string {
  if (audience === 'accreditor') return 'For the accreditor. Exact figures, not for publication';
  const rules = rulesInShort(document);
  return rules
    ? `Figures as published: ${rules.replace(/^W/, 'w').replace(/\.$/, '')}`
    : 'Figures as published';
}

const CYCLES = { annual: 'Yearly eligibility check', full: 'Full review with new evidence' };

function factsOf({ organisation, statement, scheme: pack, fee, broughtIn }: StatementDocument): Fact[] {
  const review = `${statement.cycle ? `${CYCLES[statement.cycle]}, ` : ''}${levelName(statement.level)} (${pack.name})`;
  return [
    { label: 'Period', says: periodInWords(statement.period) },
    { label: 'Review', says: broughtIn ? '' : review },
    { label: 'Version', says: String(statement.version) },
    { label: 'Legal form', says: organisation.legalForm },
    { label: registrationLabel(organisation.legalForm), says: organisation.companyNumber ?? '' },
    { label: 'Charity number', says: organisation.charityNumber ?? '' },
    { label: 'Field of work', says: organisation.fieldOfWork },
    { label: 'Region', says: organisation.region },
    { label: 'Areas served', says: organisation.areas },
    { label: 'Licence fee by income', says: fee === null ? '' : `${pounds(fee)} a year, without VAT` },
  ];
}

interface Props {
  document: StatementDocument;
  facts: DocumentFacts;
}

/** The space below the top row that a cover keeps which is a little taller than its page, in points. */
const LEAST_BELOW = 24;

/** How a statement begins: whom it is for, of which year, whose it is and what for. */
export const Opening = ({ document, facts, below }: Props & { below: number }): ReactElement => (
  <>
    <TopRow document={document} facts={facts} below={below} />
    <View style={{ marginBottom: 10 }} gives={Math.max(0, below - LEAST_BELOW)}>
      <Tag tone={facts.audience === 'public' ? 'leaf' : 'clay'}>{markOf(document, facts)}</Tag>
    </View>
    <Kicker
      ink={facts.accreditor?.colour}
    >{`Social Impact Statement ${yearLabel(document.statement.period)}`}</Kicker>
    <Heading level={1}>{document.organisation.name}</Heading>
    <Purpose>{document.organisation.purpose}</Purpose>
  </>
);

/** What the document is, and how anybody can check it. */
export const Identity = ({ document, facts }: Props): ReactElement => (
  <>
    <View wrap={false} style={{ marginTop: 18 }}>
      <FactList facts={factsOf(document)} />
    </View>
    <CheckPanel document={document} facts={facts} keep={facts.sha256 !== null} />
    <View style={{ marginTop: 8 }}>
      <ContentHash facts={facts} />
    </View>
  </>
);

/** The first page of a statement that has chapters. */
export const RenewalCover = (props: Props): ReactElement => (
  <PdfPage>
    <Opening {...props} below={64} />
    <Identity {...props} />
  </PdfPage>
);
