import type { ReactElement } from 'react';
import type { StatementDocument } from '~/questionnaire/document';
import { formatFigure } from '~/questionnaire/format';
import { dayInWords } from '~/questionnaire/period';
import { yearFigure } from '~/questionnaire/year-figure';
import { KeyFigures } from '../components/key-figures';
import { PdfPage } from '../components/primitives';
import { Heading, Kicker, Paragraph } from '../components/text';
import { CheckPanel } from './check-panel';
import type { DocumentFacts } from './facts';
import { glanceFigures, Pound } from './glance';
import { Purpose } from './purpose';
import { recordsArea, type Slice, themesOf } from './slice';
import { TopRow } from './top-row';

/** "Social Impact Statement for commissioners · Gwent · Skills and volunteering" */
export function kickerOf(document: StatementDocument, { area, theme, tenderDate }: Slice): string {
  const label = themesOf(document).find(({ id }) => id === theme)?.label;
  const notice = tenderDate && `tender notice of ${dayInWords(tenderDate)}`;
  return ['Social Impact Statement for commissioners', area?.trim(), label, notice]
    .filter(Boolean)
    .join(' · ');
}

/** The purpose, and how much of the surplus went back into it. */
function purposeOf(document: StatementDocument): string {
  const items = document.sections.flatMap((section) => section.items);
  const item = items.find(({ measure }) => measure.id === 'reinvested_share');
  const share = item && yearFigure(item.figures, 'reinvested_share', document.statement.period);
  const purpose = document.organisation.purpose.replace(/([^.!?])$/, '$1.');
  if (!item || share?.number == null) return purpose;
  return `${purpose} ${formatFigure(share, item.measure)} of this year’s surplus went back into that purpose.`;
}

interface Props {
  document: StatementDocument;
  /** The document with what was asked for only. */
  part: StatementDocument;
  facts: DocumentFacts;
  slice: Slice;
}

/** The first page: whose it is, four figures, where the surplus went, and how to check it. */
export const CommissionerCover = ({ document, part, facts, slice }: Props): ReactElement => {
  const figures = glanceFigures(part, 4);
  return (
    <PdfPage>
      <TopRow document={document} facts={facts} below={40} />
      <Kicker>{kickerOf(document, slice)}</Kicker>
      <Heading level={1}>{document.organisation.name}</Heading>
      <Purpose>{purposeOf(document)}</Purpose>
      {figures.length > 0 && <KeyFigures items={figures} />}
      {slice.area && !recordsArea(document, slice.area) && (
        <Paragraph tone="soft">
          {`No figures are recorded for ${slice.area.trim()} alone: these are for the whole organisation.`}
        </Paragraph>
      )}
      <Pound document={document} />
      <CheckPanel document={document} facts={facts} />
    </PdfPage>
  );
};
