import type { Pound } from '../../insight/pound';
import { pounds } from '../../questionnaire/kinds/money';
import { html, type Markup } from './html';

const TONES = { retained: 'evergreen', donated: 'leaf', distributed: 'rule' } as const;

/** Where the surplus went, drawn to scale, with the amounts as a list beneath. */
export function poundBar({ title, parts, note }: Pound): Markup {
  const total = parts.reduce((sum, { amount }) => sum + amount, 0);
  let from = 0;
  const bars = parts.map(({ id, amount }) => {
    const x = (from / total) * 1000;
    from += amount;
    return html`<rect x="${x}" y="0" width="${(amount / total) * 1000}" height="50" class="fill-${TONES[id]}"/>`;
  });
  const key = parts.map(
    ({ id, amount, label }) =>
      html`<li class="${id}">${pounds(amount, Number.isInteger(amount) ? 0 : 2)} ${label}</li>`,
  );
  return html`<h2 class="govuk-heading-m">${title}</h2><svg class="pound" viewBox="0 0 1000 50" preserveAspectRatio="none" aria-hidden="true" focusable="false">${bars}</svg><ul class="pound__key">${key}</ul><p class="caption">${note}</p>`;
}
