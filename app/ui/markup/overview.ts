import { markInWords } from '../../insight/brought-in-mark';
import type { Overview } from '../../insight/overview';
import { bandInWords } from '../../insight/peer-band';
import type { Theme } from '../../insight/themes';
import { unbroken } from '../unbroken';
import { chartPicture, livePicture } from './chart-picture';
import { glance } from './glance';
import { html, type Markup } from './html';
import { measureLines } from './measure-lines';
import { measureName } from './measure-name';
import { poundBar } from './pound-bar';

interface Reader {
  /** Where the organisation's pages are; null where its reader cannot go there. */
  base: string | null;
  /** Whether charts answer to a pointer. */
  live: boolean;
}

/** One screen: what changed most, against targets and peers, where the money went, each theme, then every measure. */
export function overviewMarkup(overview: Overview, { base, live }: Reader): Markup {
  const { pound, themes, silent } = overview;
  const panels = themes.map((theme) => panel(theme, { base, live }));
  return html`${glance(overview, base)}${pound && html`<section>${poundBar(pound)}</section>`}${
    panels.length > 0 && html`<section aria-label="Themes" class="chart-grid">${panels}</section>`
  }${silent.length > 0 && html`<p class="caption">${silentWords(silent)}</p>`}
<h2 class="govuk-heading-l measures__title">Every measure</h2>${measureLines(overview, base)}`;
}

function panel({ chart, title, aside }: Theme, { base, live }: Reader): Markup {
  const below = [bandInWords(chart), markInWords(chart.points)].filter(Boolean);
  const finding = measureName(unbroken(chart.finding), chart.measureId, base);
  return html`<figure class="trend"><figcaption><p class="trend__theme">${title}</p><h2 class="trend__finding">${finding}</h2>${
    aside && html`<p class="trend__aside">${aside}</p>`
  }</figcaption>${live ? livePicture(chart) : chartPicture(chart)}${
    below.length > 0 && html`<p class="trend__band">${below.join('. ')}</p>`
  }</figure>`;
}

function silentWords(silent: readonly string[]): string {
  const last = silent.at(-1);
  const list = silent.length > 1 ? `${silent.slice(0, -1).join(', ')} or ${last}` : last;
  return `No figures were given under ${list}.`;
}
