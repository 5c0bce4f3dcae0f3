import type { Overview, TargetTally } from '../../insight/overview';
import { html, type Markup } from './html';
import { measureName } from './measure-name';

/** As many lines as stand beside each other in one screen. */
const TARGETS = 4;

/** What changed most, what became of the targets, and where comparable organisations lie. */
export function glance(
  { changes, targets, peers }: Pick<Overview, 'changes' | 'targets' | 'peers'>,
  base: string | null,
): Markup | null {
  const aimed = targets.reached.length + targets.missed.length > 0;
  if (changes.length === 0 && !aimed && peers.length === 0) return null;
  const lines = changes.map(({ measureId, label, words, tone }) => one(measureId, label, words, tone, base));
  return html`<div class="glance">${
    lines.length > 0 && html`<section><h2>What changed most</h2><ul>${lines}</ul></section>`
  }${aimed && targetsOf(targets, base)}${peers.length > 0 && peersOf(peers, base)}</div>`;
}

function one(measureId: string, label: string, words: string, tone: string, base: string | null): Markup {
  return html`<li>${measureName(label, measureId, base)}<span class="glance__words tone-${tone}">${words}</span></li>`;
}

/** The missed first: they are what is to be talked about. */
function targetsOf({ reached, missed }: TargetTally, base: string | null): Markup {
  const all = reached.length + missed.length;
  const title =
    all === 1
      ? `The target was ${reached.length === 1 ? 'reached' : 'missed'}`
      : `${reached.length} of ${all} targets reached`;
  const lines = [
    ...missed.map(({ measureId, label, words }) => one(measureId, label, `Missed: ${words}`, 'worse', base)),
    ...reached.map(({ measureId, label, words }) =>
      one(measureId, label, `Reached: ${words}`, 'better', base),
    ),
  ];
  return html`<section><h2>${title}</h2><ul>${lines.slice(0, TARGETS)}</ul></section>`;
}

function peersOf(peers: Overview['peers'], base: string | null): Markup {
  return html`<section><h2>Beside others like you</h2><ul>${peers.map(({ words }) => html`<li>${words}</li>`)}</ul>${
    base !== null &&
    html`<p class="no-print"><a href="${base}/benchmarks" class="govuk-link">All your figures beside your peers’</a></p>`
  }</section>`;
}
