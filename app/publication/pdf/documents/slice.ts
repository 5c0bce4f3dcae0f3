import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { HEADS, type Head } from '~/questionnaire/measure';
import { isDay } from '~/questionnaire/period';
import { titleOf } from './facts';
import { isWords } from './kinds-of-answer';

/** What a commissioner asks for: a head of the Act or a section, an area or contract, and a tender notice's day. */
export interface Slice {
  theme?: string | undefined;
  area?: string | undefined;
  /** The day the tender notice was published (ISO date): it decides which Social Value Model is in force. */
  tenderDate?: string | undefined;
}

export interface Theme {
  id: string;
  label: string;
}

const isHead = (theme: string): theme is Head => theme in HEADS;

/** The themes a statement can be asked for: the heads of the Act, and its sections with figures. */
export function themesOf(document: StatementDocument): Theme[] {
  const heads = Object.entries(HEADS).map(([id, label]) => ({ id, label }));
  const sections = document.sections.filter(({ items }) => items.some((item) => !isWords(item)));
  return [...heads, ...sections.map((section) => ({ id: section.id, label: titleOf(section) }))];
}

/** The areas and contracts that figures are recorded against, and the areas the organisation says it serves. */
export function areasOf(document: StatementDocument): string[] {
  const recorded = document.sections.flatMap(({ items }) =>
    items.flatMap(({ figures }) => figures.map(({ slice }) => slice)),
  );
  const served = document.organisation.areas.split(/[,;]/).map((area) => area.trim());
  return [...new Set([...recorded, ...served])].filter(Boolean).sort();
}

const sameArea = (a: string, b: string) => fold(a) === fold(b);
const fold = (area: string) => area.trim().toLocaleLowerCase('en-GB');

/**
 * What was asked for, in the document's own spelling; null for a theme, an area or a day it does not know.
 */
export function sliceOf(document: StatementDocument, asked: Slice): Slice | null {
  const theme = asked.theme ? themesOf(document).find(({ id }) => id === asked.theme)?.id : undefined;
  const { area: wanted } = asked;
  const area = wanted?.trim() ? areasOf(document).find((each) => sameArea(each, wanted)) : undefined;
  const day = asked.tenderDate?.trim();
  if ((asked.theme && !theme) || (wanted?.trim() && !area) || (day && !isDay(day))) return null;
  return { ...(theme && { theme }), ...(area && { area }), ...(day && { tenderDate: day }) };
}

/** Whether any figure is recorded against an area. */
export function recordsArea(document: StatementDocument, area: string): boolean {
  return document.sections.some(({ items }) =>
    items.some(({ figures }) => figures.some(({ slice }) => sameArea(slice, area))),
  );
}

/** The document with what is relevant only. Stories stay: they are chosen where they are printed. */
export function sliced(document: StatementDocument, { theme, area }: Slice): StatementDocument {
  const wanted = (sectionId: string, item: DocumentItem) =>
    isWords(item) || !theme || (isHead(theme) ? item.measure.head === theme : sectionId === theme);
  const recorded = area !== undefined && recordsArea(document, area);
  return {
    ...document,
    sections: document.sections
      .map((section) => ({
        ...section,
        items: section.items
          .filter((item) => wanted(section.id, item))
          .flatMap((item) => (area === undefined ? [item] : inArea(item, area, recorded))),
      }))
      .filter(({ items }) => items.length > 0),
  };
}

/**
 * An item's figures for an area: where any are recorded for it, the whole organisation's stay out, for they would be
 * taken for the area's; where none are, the whole organisation's stand, and the cover says so.
 */
function inArea(item: DocumentItem, area: string, recorded: boolean): DocumentItem[] {
  const chosen = (figures: DocumentItem['figures']) =>
    figures
      .filter(({ slice }) => (recorded ? sameArea(slice, area) : slice === ''))
      .map((figure) => ({ ...figure, slice: '' }));
  if (isWords(item)) return [item];
  const here = { ...item, figures: chosen(item.figures), history: chosen(item.history) };
  if (!recorded) return [here];
  if (here.figures.length === 0) return [];
  return [{ ...here, measure: { ...item.measure, label: `${item.measure.label} in ${area.trim()}` } }];
}
