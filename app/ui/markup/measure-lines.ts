import type { MeasureLine, Overview } from '../../insight/overview';
import { SPARK, type Spark } from '../../insight/sparkline';
import { html, type Markup } from './html';
import { measureName } from './measure-name';

interface Years {
  thisYear: string;
  lastYear: string;
}

/** Every measure in one line: its years drawn small, last year, this year, its target, and what happened. */
export function measureLines(
  { sections, thisYear, lastYear }: Pick<Overview, 'sections'> & Years,
  base: string | null,
): Markup {
  const years = { thisYear, lastYear };
  const head = headOf(years);
  return html`<div class="measures">${sections.map(
    ({ title, lines }) =>
      html`<table class="measures__table"><caption>${title}</caption>${head}<tbody>${lines.map((line) => lineOf(line, base, years))}</tbody></table>`,
  )}</div>`;
}

function headOf({ thisYear, lastYear }: Years): Markup {
  return html`<thead><tr>
<th scope="col">Measure</th>
<th scope="col" class="measures__spark"><span class="govuk-visually-hidden">Years</span></th>
<th scope="col" class="measures__number">${lastYear || 'Before'}</th>
<th scope="col" class="measures__number">${thisYear}</th>
<th scope="col" class="measures__number">Target</th>
<th scope="col" class="measures__change">What happened</th>
</tr></thead>`;
}

function lineOf(line: MeasureLine, base: string | null, years: Years): Markup {
  const { label, unit, measureId, spark, previous, previousYear, value, valueYear, change, tone } = line;
  const before = previousYear || years.lastYear || 'Before';
  const now = valueYear || years.thisYear;
  return html`<tr>
<th scope="row">${measureName(label, measureId, base)} <span class="quiet measures__unit">${unit}</span></th>
<td class="measures__spark">${spark && sparkline(spark)}</td>
<td class="measures__number quiet"${previous && of(before)}>${previous || '–'}${ownYear(previousYear)}</td>
<td class="measures__number measures__now"${value && of(now)}>${value || '–'}${value && ownYear(valueYear)}</td>
<td class="measures__number"${line.target && of('Target')}>${line.target}${reachedWords(line)}</td>
<td class="measures__change tone-${tone}">${change}</td>
</tr>`;
}

/** The year of a figure that stands in another's column. */
const ownYear = (year: string) => year && html`<span class="measures__year"> (${year})</span>`;

/** What a phone writes before the figure, where the table's head is not shown. */
const of = (year: string) => html` data-year="${year}"`;

function reachedWords({ target, reached }: MeasureLine): Markup | null {
  if (reached === null || !target) return null;
  return html`<span class="measures__reached ${reached ? 'up' : 'down'}"> ${reached ? 'reached' : 'missed'}</span>`;
}

/** A measure's years in a line of a table. The figures stand beside it, so it says nothing to a screen reader. */
function sparkline({ past, last, drawn }: Spark): Markup {
  return html`<svg class="spark" viewBox="0 0 ${SPARK.width} ${SPARK.height}" aria-hidden="true" focusable="false"><path d="${past}" class="${
    drawn === 'bars' ? 'spark__bars' : 'spark__line'
  }"/><path d="${last}" class="spark__last"/></svg>`;
}
