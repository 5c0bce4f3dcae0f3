import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { hasValue } from '~/questionnaire/figure';
import { HEADS, type Head } from '~/questionnaire/measure';
import { addMonths, isDay } from '~/questionnaire/period';
import { sectionTitle } from './facts';
import { isWords } from './kinds-of-answer';

/** What a commissioner asks for: a head of the Act or a section, an area or contract, and a tender notice's day. */
export interface Slice {
  theme?: string | undefined;
  area?: string | undefined;
  /** The day the tender notice was published (ISO date): it decides which Social Value Model is in force. */
  tenderDate?: string | undefined;
}

interface Theme {
  id: string;
  label: string;
}

const isHead = (theme: string): theme is Head => theme in HEADS;

/** The themes a statement can be asked for: the heads of the Act, and its sections with figures. */
function askableThemes(document: StatementDocument): Theme[] {
  const heads = Object.entries(HEADS).map(([id, label]) => ({ id, label }));
  const sections = document.sections.filter(({ items }) => items.some((item) => !isWords(item)));
  return [...heads, ...sections.map((section) => ({ id: section.id, label: sectionTitle(section) }))];
}

/** Those of which a document of their own has a figure to show, of this year or an earlier one. */
export function recordedThemes(document: StatementDocument): Theme[] {
  const isRecorded = ({ id }: Theme) =>
    partOf(document, { theme: id }).sections.some(({ items }) =>
      items.some((item) => !isWords(item) && [...item.figures, ...item.history].some(hasValue)),
    );
  return askableThemes(document).filter(isRecorded);
}

/** The areas and contracts that figures are recorded against, and the areas the organisation says it serves. */
export function areasOf(document: StatementDocument): string[] {
  const served = document.organisation.areas.split(/[,;]/).map((area) => area.trim());
  return [...new Set([...recordedAreas(document), ...served])].filter(Boolean).sort();
}

/** The areas and contracts of which a document of their own has something to say. */
export function recordedAreas({ sections }: StatementDocument): string[] {
  const slices = sections.flatMap(({ items }) =>
    items.flatMap(({ figures }) => figures.map(({ slice }) => slice)),
  );
  return [...new Set(slices)].filter(Boolean).sort();
}

const sameArea = (a: string, b: string) => fold(a) === fold(b);
const fold = (area: string) => area.trim().toLocaleLowerCase('en-GB');

/**
 * What was asked for, in the document's own spelling; null for a theme, an area or a day it does not know.
 */
export function sliceOf(document: StatementDocument, asked: Slice): Slice | null {
  const theme = asked.theme ? askableThemes(document).find(({ id }) => id === asked.theme)?.id : undefined;
  const { area: wanted } = asked;
  const area = wanted?.trim() ? areasOf(document).find((each) => sameArea(each, wanted)) : undefined;
  const day = asked.tenderDate?.trim();
  if ((asked.theme && !theme) || (wanted?.trim() && !area) || (day && !isTenderDay(document, day)))
    return null;
  return { ...(theme && { theme }), ...(area && { area }), ...(day && { tenderDate: day }) };
}

/** Further from its period than this, nobody buys on a statement; and as many days as there are would be as many files. */
const MONTHS_AROUND = 72;

/** The first and the last day of a tender notice that a statement answers for. */
export function tenderDays({ statement }: StatementDocument): { first: string; last: string } {
  const { end } = statement.period;
  return { first: addMonths(end, -MONTHS_AROUND), last: addMonths(end, MONTHS_AROUND) };
}

function isTenderDay(document: StatementDocument, day: string): boolean {
  const { first, last } = tenderDays(document);
  return isDay(day) && day >= first && day <= last;
}

/** What a document names a slice by: "Torfaen, Skills"; empty where all of it was asked for. */
export function sliceName(document: StatementDocument, { theme, area }: Slice): string {
  const label = askableThemes(document).find(({ id }) => id === theme)?.label;
  return [area?.trim(), label].filter(Boolean).join(', ');
}

/** Whether less than all of it was asked for; a tender notice's day takes nothing away. */
export const isSliced = ({ theme, area }: Slice) => Boolean(theme || area?.trim());

/**
 * The document with what was asked for and nothing else: figures of the theme, or of the area alone. What the whole
 * organisation tells in words is no theme's and no area's; only what a theme's own section asks for in words stays.
 */
export function partOf(document: StatementDocument, slice: Slice): StatementDocument {
  if (!isSliced(slice)) return document;
  const { theme, area } = slice;
  const isAsked = (sectionId: string, item: DocumentItem) => {
    if (isWords(item)) return area === undefined && sectionId === theme;
    return !theme || (isHead(theme) ? item.measure.head === theme : sectionId === theme);
  };
  return {
    ...document,
    sections: document.sections
      .map((section) => ({
        ...section,
        items: section.items
          .filter((item) => isAsked(section.id, item))
          .flatMap((item) => (area === undefined ? [item] : inArea(item, area))),
      }))
      .filter(({ items }) => items.length > 0),
  };
}

function inArea(item: DocumentItem, area: string): DocumentItem[] {
  const chosen = (figures: DocumentItem['figures']) =>
    figures.filter(({ slice }) => slice !== '' && sameArea(slice, area));
  const figures = chosen(item.figures);
  return figures.length > 0 ? [{ ...item, figures, history: chosen(item.history) }] : [];
}

/** The same to be printed: an area's figures are what its document is about, so they stand as wholes, named for it. */
export function sliced(document: StatementDocument, slice: Slice): StatementDocument {
  const part = partOf(document, slice);
  const { area } = slice;
  if (!area?.trim()) return part;
  const whole = (figures: DocumentItem['figures']) => figures.map((figure) => ({ ...figure, slice: '' }));
  return {
    ...part,
    sections: part.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({
        ...item,
        measure: { ...item.measure, label: `${item.measure.label} in ${area.trim()}` },
        figures: whole(item.figures),
        history: whole(item.history),
      })),
    })),
  };
}

/** How a slice's file is called, behind the name of the whole one: "-torfaen-skills-tender-2026-02-01". */
export function sliceFileName({ theme = '', area = '', tenderDate = '' }: Slice): string {
  const plain = [area, theme, tenderDate && `tender ${tenderDate}`]
    .filter(Boolean)
    .map((part) =>
      part
        .normalize('NFD')
        .toLowerCase()
        .replace(/[\u0300-\u036f]/g, ''),
    )
    .join(' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MOST_LETTERS);
  return plain && `-${plain}`;
}

const MOST_LETTERS = 120;
