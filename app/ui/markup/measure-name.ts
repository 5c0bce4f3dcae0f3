import { html, type Markup } from './html';

/** A measure's name, which leads to its page where the reader can open that. */
export function measureName(words: string, measureId: string, base: string | null): Markup {
  if (base === null) return html`<span>${words}</span>`;
  return html`<a href="${base}/measures/${measureId}" class="govuk-link">${words}</a>`;
}
