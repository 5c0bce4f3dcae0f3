import type { Answered, DocumentItem } from '../questionnaire/document';
import { whyChanged } from '../questionnaire/explanations';
import { kinds } from '../questionnaire/kinds/kinds';
import { overlaps } from '../questionnaire/period';
import { sections } from '../questionnaire/sections';
import { ofYear, wholeFigures } from '../questionnaire/year-figure';
import type { Changes, Charts } from './changes';
import { type ChartModel, isTrend } from './chart-model';
import { againstTarget } from './target';

interface SchemeTheme {
  id: string;
  name: string;
  /** What a reader asks of it first; another of its measures stands in where this one was not stated. */
  first: readonly string[];
}

/** The scheme's themes, each a section, in their order. */
function schemeThemes(): SchemeTheme[] {
  return sections().flatMap(({ id, theme: name, measures }) => {
    const first = measures.filter(({ inTheme }) => inTheme !== undefined);
    first.sort((a, b) => (a.inTheme ?? 0) - (b.inTheme ?? 0));
    return name ? [{ id, name, first: first.map((measure) => measure.id) }] : [];
  });
}

/** One theme: its sentence and the one chart that shows it. */
export interface Theme {
  id: string;
  title: string;
  chart: ChartModel;
  /** Its target, and the organisation's own reason for a change. */
  aside: string | null;
}

/** The themes of the scheme with a figure each; where one is silent, another of the organisation's measures has its room. */
export function themesOf(
  document: Answered,
  charts: Charts,
  changes: Changes,
): { themes: Theme[]; silent: string[] } {
  const all = schemeThemes();
  const chosen = all.map((theme) => ({ theme, item: leading(document, theme, charts) }));
  const themes = chosen.flatMap(({ theme, item }) =>
    item ? [themeOf(titleIn(document, theme.id), item, charts)] : [],
  );
  const taken = new Set(themes.map(({ chart: { measureId } }) => measureId));
  return {
    themes: [...themes, ...others(document, all, taken, charts, changes)],
    silent: chosen.filter(({ item }) => !item).map(({ theme }) => theme.name),
  };
}

function leading(document: Answered, theme: SchemeTheme, charts: Charts): DocumentItem | null {
  const items = document.sections.find(({ id }) => id === theme.id)?.items.filter(isStated) ?? [];
  const first = theme.first.flatMap((id) => items.find(({ measure }) => measure.id === id) ?? []);
  const inOrder = [...first, ...items];
  const current = inOrder.filter((item) => isCurrent(item, document));
  return current.find((item) => isTrend(charts(item).points)) ?? current[0] ?? inOrder[0] ?? null;
}

/** Measures outside the themes, the one that changed most first. */
function others(
  document: Answered,
  all: readonly SchemeTheme[],
  taken: ReadonlySet<string>,
  charts: Charts,
  changes: Changes,
): Theme[] {
  const most = all.length - taken.size;
  if (most === 0) return [];
  const hasTrend = (item: DocumentItem) => kinds[item.measure.kind].plotted && isTrend(charts(item).points);
  return document.sections
    .filter(({ id }) => !all.some((theme) => theme.id === id))
    .flatMap(({ title, items }) => items.map((item) => ({ title, item })))
    .filter(({ item }) => isCurrent(item, document) && hasTrend(item) && !taken.has(item.measure.id))
    .map((each) => ({ ...each, size: changes(each.item)?.size ?? 0 }))
    .sort((a, b) => b.size - a.size)
    .slice(0, most)
    .map(({ title, item }) => themeOf(title, item, charts));
}

function themeOf(title: string, item: DocumentItem, charts: Charts): Theme {
  const model = charts(item);
  const now = ofYear(
    model.points.filter(({ figure, forecast }) => figure && !forecast),
    model.current,
  );
  const aside = [againstTarget(item.measure, model), now?.figure && whyChanged(now.figure)]
    .filter(Boolean)
    .join(' ');
  return { id: item.measure.id, title, chart: model, aside: aside || null };
}

function titleIn(document: Answered, id: string): string {
  return document.sections.find((section) => section.id === id)?.title ?? '';
}

function isStated({ measure, figures, history }: DocumentItem): boolean {
  const { plotted, plot } = kinds[measure.kind];
  return (
    plotted && wholeFigures([...history, ...figures], measure.id).some((figure) => plot(figure) !== null)
  );
}

function isCurrent({ figures, measure }: DocumentItem, { statement }: Answered): boolean {
  const { plot } = kinds[measure.kind];
  return wholeFigures(figures, measure.id).some(
    (figure) => overlaps(figure.period, statement.period) && plot(figure) !== null,
  );
}
