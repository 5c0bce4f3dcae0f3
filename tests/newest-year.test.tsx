import { createRequire } from 'node:module';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { StatementBody } from '~/publication/html/statement-body';
import { publicDocument } from '~/publication/public-document';
import { usualStatement } from './pdf/made-up-statement';
import { browserAvailable, openBrowser } from './support/browser';

const sass = createRequire(import.meta.url)('sass') as typeof import('sass');

/** From the narrowest phone, on both sides of where rows become cards, to a desk. */
const WIDTHS = [320, 390, 640, 641, 860, 1280];

it.runIf(browserAvailable())(
  'no width hides a figure of this year, of last year or of a target',
  async () => {
    const { context, close } = await openBrowser({ javaScriptEnabled: false });
    try {
      const { css } = sass.compile('app/styles/app.scss', { loadPaths: ['node_modules'], quietDeps: true });
      const body = renderToStaticMarkup(<StatementBody document={publicDocument(usualStatement())} />);
      const page = await context.newPage();
      await page.setContent(
        `<html lang="en-GB"><meta name="viewport" content="width=device-width"><style>${css}</style><main class="wrap">${body}</main></html>`,
      );
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const { figures, hidden } = await page.evaluate(() => {
          const cells = [...document.querySelectorAll('td.govuk-table__cell--numeric')].filter(
            (cell) => cell.closest('details') === null && !/^–/.test(cell.textContent ?? ''),
          );
          // The words themselves, not the cell: what a cell is too narrow for sticks out of it.
          const cut = cells.filter((cell) => {
            const words = document.createRange();
            words.selectNodeContents(cell);
            const { left, right, height } = words.getBoundingClientRect();
            const box = cell.closest('.table-scroll')?.getBoundingClientRect();
            return height < 10 || left < (box?.left ?? 0) - 1 || right > (box?.right ?? 0) + 1;
          });
          return { figures: cells.length, hidden: cut.map((cell) => cell.textContent) };
        });
        expect(figures).toBeGreaterThan(20);
        expect(hidden, `at ${width} px`).toEqual([]);
      }
    } finally {
      await close();
    }
  },
  60_000,
);
