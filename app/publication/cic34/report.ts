import { broughtInWords } from '../../questionnaire/brought-in';
import type { DocumentItem, StatementDocument } from '../../questionnaire/document';
import { formatFigure, sentenceCase } from '../../questionnaire/format';
import { periodInWords } from '../../questionnaire/period';
import { measureWith } from '../../questionnaire/sections';
import { answerOf, yearFigure } from '../../questionnaire/year-figure';
import { keyFigures } from '../key-figures';
import { registrationLabel } from '../organisation-id';
import { publicDocument } from '../public-document';
import { rangesAmong } from '../rules-applied';

/** One paragraph: what the statement says, a figure of a list, or what only the company can say. */
export type Passage = { kind: 'said' | 'figure' | 'to_complete'; words: string };

export interface ReportPart {
  title: string;
  passages: Passage[];
}

export interface CicReport {
  title: string;
  opening: string[];
  parts: ReportPart[];
}

/** How many figures the first part lists at most. */
const IN_FIGURES = 8;

const said = (words: string): Passage => ({ kind: 'said', words });
const toComplete = (words: string): Passage => ({ kind: 'to_complete', words: `[to complete: ${words}]` });

/**
 * A draft of the community interest report (form CIC34; SI 2005/1788, regulation 26) from the statement's answers. What
 * the statement does not say is left open, never guessed. The report goes on the public register, so its figures are
 * those of the public statement.
 */
export function cicReport(document: StatementDocument): CicReport {
  const open = publicDocument(document);
  const { organisation, statement } = open;
  const ranges = rangesAmong(
    open,
    keyFigures(open, IN_FIGURES).map(({ measureId }) => measureId),
  );
  return {
    title: `Community interest company report: ${organisation.name}`,
    opening: [
      `A draft for form CIC34, for ${periodInWords(statement.period)}.`,
      ...(organisation.companyNumber
        ? [`${registrationLabel(organisation.legalForm)} ${organisation.companyNumber}.`]
        : []),
      `Made from version ${statement.version} of the Social Impact Statement, ${standing(open)}, because this report goes on the public register. ${ranges && `${ranges} `}Every part is to be read before it is filed, and what stands in square brackets completed.`,
    ],
    parts: [
      activities(open),
      consultation(open),
      remuneration(open),
      transfers(open),
      ...(isSharesCompany(organisation.legalForm) ? [dividends(open)] : []),
    ],
  };
}

const isSharesCompany = (legalForm: string) => /\bshares\b/i.test(legalForm);

const itemsOf = ({ sections }: StatementDocument): DocumentItem[] => sections.flatMap(({ items }) => items);

/** An answer in words, with its paragraphs; none when it was not given. */
function answer(document: StatementDocument, id: string): Passage[] {
  const item = itemsOf(document).find(({ measure }) => measure.id === id);
  const text = item && answerOf(item.figures, id, document.statement.period)?.text;
  return (text ?? '')
    .split(/\n\s*\n/)
    .map((words) => words.trim())
    .filter(Boolean)
    .map(said);
}

/** A figure as a sentence has it, with its note; null when nothing was counted. */
function figureOf(document: StatementDocument, id: string): { words: string; note: string } | null {
  const item = itemsOf(document).find(({ measure }) => measure.id === id);
  const figure = item && yearFigure(item.figures, id, document.statement.period);
  if (!item || !figure || figure.status !== 'reported') return null;
  return { words: formatFigure(figure, item.measure), note: figure.note ?? '' };
}

/** A measure's explanation of its figure, where one was given. */
function whyOf(document: StatementDocument, id: string): string {
  const item = itemsOf(document).find(({ measure }) => measure.id === id);
  const why = item && yearFigure(item.figures, id, document.statement.period)?.explanation;
  return why ? `. ${sentenceCase(why)}` : '';
}

function activities(document: StatementDocument): ReportPart {
  const told = (['community', 'aims', 'actions', 'outcomes', 'learning'] as const).flatMap((role) =>
    answer(document, measureWith(role)),
  );
  const figures = keyFigures(document, IN_FIGURES).map(
    ({ measureId, label, figure, change }): Passage => ({
      kind: 'figure',
      words: `${label}: ${figure.charAt(0).toLowerCase()}${figure.slice(1)}${change ? ` (${change})` : ''}${whyOf(document, measureId)}`,
    }),
  );
  return {
    title: 'Part 1. General description of the company’s activities and impact',
    passages: [
      ...(told.length > 0
        ? told
        : [toComplete('what the company did in the year, and how it benefited the community')]),
      ...(figures.length > 0 ? [said('In figures:'), ...figures] : []),
    ],
  };
}

function consultation(document: StatementDocument): ReportPart {
  const told = answer(document, measureWith('engagement'));
  const survey = figureOf(document, measureWith('survey'));
  const asked = survey ? [said(`Staff who answered the staff survey: ${survey.words}.`)] : [];
  return {
    title: 'Part 2. Consultation with stakeholders',
    passages: [
      ...told,
      ...asked,
      told.length > 0
        ? toComplete('what the company did in answer to each consultation, where it is not said above')
        : toComplete(
            'who the company’s stakeholders are, how they were consulted in the year, and what the company did in answer. If nobody was consulted, say so',
          ),
    ],
  };
}

function remuneration(document: StatementDocument): ReportPart {
  const [accounts] = answer(document, measureWith('accounts'));
  return {
    title: 'Part 3. Directors’ remuneration',
    passages: [
      ...(accounts ? [said(`The statement’s money figures come from: ${accounts.words}`)] : []),
      toComplete(
        'the directors’ remuneration for the year, or that it can be found in the notes to the accounts, or that no remuneration was received',
      ),
    ],
  };
}

function transfers(document: StatementDocument): ReportPart {
  const donated = figureOf(document, measureWith('donated'));
  return {
    title: 'Part 4. Transfers of assets other than for full consideration',
    passages: [
      ...(donated
        ? [
            said(
              `The statement says that ${donated.words} of the profit was given away for the purpose.${donated.note ? ` ${sentenceCase(donated.note)}` : ''}`,
            ),
          ]
        : []),
      toComplete(
        'each transfer for less than full consideration: to whom, whether that is an asset-locked body, and the amount or a fair estimate of the value. If there was none, say so',
      ),
    ],
  };
}

function dividends(document: StatementDocument): ReportPart {
  const paid = figureOf(document, measureWith('distributed'));
  return {
    title: 'For a company limited by shares: dividends and performance-related interest',
    passages: [
      ...(paid ? [said(`The statement says that ${paid.words} of profit was distributed privately.`)] : []),
      toComplete(
        'dividends declared or proposed, interest at a performance-related rate, and how both keep within the caps. The longer form of CIC34 asks for them',
      ),
    ],
  };
}

/** Figures that nobody has declared yet are not called published. */
function standing({ declaration, broughtIn }: StatementDocument): string {
  if (broughtIn) return `whose figures were ${broughtInWords(broughtIn)}`;
  return declaration
    ? 'with its published figures'
    : 'a draft that nobody has declared yet, with its figures as they would be published';
}
