import type { ReactElement } from 'react';
import { chartOf } from '~/insight/chart-model';
import { type PoundShare, penceOf, poundOf } from '~/insight/pound';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import type { Period } from '~/questionnaire/figure';
import { formatCell, nameWithUnit, sentenceCase } from '~/questionnaire/format';
import { pounds } from '~/questionnaire/kinds/money';
import { measureWith } from '~/questionnaire/sections';
import { yearFigure } from '~/questionnaire/year-figure';
import { keyFigures } from '../../key-figures';
import type { KeyFigure } from '../components/key-figures';
import { type PoundPart, PrintedPoundBar } from '../components/pound-bar';
import { Heading, Paragraph } from '../components/text';

const TONES = { better: 'rise', worse: 'fall', same: 'same' } as const;

/** The figures a reader asks about first, each beside the year before. */
export function glanceFigures(document: StatementDocument, most: number): KeyFigure[] {
  const { period } = document.statement;
  const items = document.sections.flatMap((section) => section.items);
  return keyFigures(document, most).map(({ measureId, figure, label, change }) => {
    const item = items.find(({ measure }) => measure.id === measureId);
    const tone = item ? TONES[chartOf(item, document).tone] : 'same';
    return {
      ...(item && figure.length > ONE_LINE ? shorter(item, period, label) : { figure, label }),
      change,
      tone,
    };
  });
}

/** Letters of a large figure that fit half a page. */
const ONE_LINE = 15;

/** The figure without its unit, which the label then carries. */
function shorter(
  { measure, figures }: DocumentItem,
  period: Period,
  label: string,
): Pick<KeyFigure, 'figure' | 'label'> {
  const total = yearFigure(figures, measure.id, period);
  const cell = total ? formatCell(total, measure) : '';
  return {
    figure: sentenceCase(cell),
    // With the year, where it is another than the statement's.
    label: label.replace(measure.label, nameWithUnit(measure)),
  };
}

const STRETCH: Record<PoundShare['id'], PoundPart['tone']> = {
  retained: 'evergreen',
  donated: 'leaf',
  distributed: 'rule',
};

/** The stretches of the bar, with their pence. */
function stretchesOf(parts: readonly PoundShare[]): PoundPart[] {
  const pence = penceOf(parts);
  return parts.map(({ id, amount, label }, at) => ({
    share: amount,
    label: `${pence[at] || 'under 1'}p ${label}`,
    tone: STRETCH[id],
  }));
}

/** Where each pound of surplus went; for a loss, that there was none to divide. */
export const PrintedPound = ({
  document,
  amounts = false,
}: {
  document: StatementDocument;
  /** Says the amounts in pounds below the bar. */
  amounts?: boolean;
}): ReactElement | null => {
  const pound = poundOf(document);
  if (pound)
    return (
      <>
        <Heading level={2} gives={8}>
          Where each pound of surplus went
        </Heading>
        <PrintedPoundBar parts={stretchesOf(pound.parts)} />
        {amounts && (
          <Paragraph size="small" tone="soft">
            {`${pound.title}: ${pound.parts.map(({ amount, label }) => `${pounds(amount, Number.isInteger(amount) ? 0 : 2)} ${label}`).join(', ')}. ${pound.note}`}
          </Paragraph>
        )}
      </>
    );
  const profit = yearFigure(
    document.sections.flatMap(({ items }) => items.flatMap(({ figures }) => figures)),
    measureWith('profit'),
    document.statement.period,
  );
  if (profit?.number == null || profit.number > 0) return null;
  const result =
    profit.number < 0 ? `a loss of ${pounds(-profit.number, profit.decimals)}` : 'neither profit nor loss';
  return (
    <>
      <Heading level={2} gives={8}>
        Where each pound of surplus went
      </Heading>
      <Paragraph>{`The year ended with ${result}, so there was no surplus to divide.`}</Paragraph>
    </>
  );
};
