import { createRequire } from 'node:module';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { StatementBody } from '~/publication/html/statement-body';
import { publicDocument } from '~/publication/public-document';
import { usualStatement } from './pdf/made-up-statement';
import { browserAvailable, openBrowser } from './support/browser';

const sass = createRequire(import.meta.url)('sass') as typeof import('sass');

/** How a table of figures is first seen, before anybody has scrolled it. */
async function seenAt(width: number) {
  const { context, close } = await openBrowser({
    viewport: { width, height: 900 },
    javaScriptEnabled: false,
  });
  try {
    const { css } = sass.compile('app/styles/app.scss', { loadPaths: ['node_modules'], quietDeps: true });
    const body = renderToStaticMarkup(<StatementBody document={publicDocument(usualStatement())} />);
    const page = await context.newPage();
    await page.setContent(
      `<html lang="en-GB"><meta name="viewport" content="width=device-width"><style>${css}</style><main class="wrap">${body}</main></html>`,
    );
    const boxes = await page.locator('.table-scroll--years').all();
    return await Promise.all(
      boxes.map(async (box) => {
        const outer = await box.boundingBox();
        const heads = await box.locator('thead th').all();
        const label = await heads[0]?.boundingBox();
        const named = await Promise.all(
          heads.map(async (head) => ({ name: await head.textContent(), at: await head.boundingBox() })),
        );
        const newest = named.findLast(({ name }) => /^\d{4}/.test(name ?? ''))?.at;
        const beside = label ? label.x + label.width : 0;
        const [left, right] = [outer?.x ?? 0, (outer?.x ?? 0) + (outer?.width ?? 0)];
        return {
          label: label !== null && label !== undefined && label.x >= left - 1,
          // A figure of which the names cover a part reads as another.
          whole: named
            .slice(1)
            .every(({ at }) => at !== null && (at.x >= beside - 1 || at.x + at.width <= beside + 1)),
          newest: Boolean(
            newest &&
              newest.x >= (label?.x ?? 0) + (label?.width ?? 0) - 1 &&
              newest.x + newest.width <= right + 1,
          ),
        };
      }),
    );
  } finally {
    await close();
  }
}

it.runIf(browserAvailable())(
  'a table’s newest year is in sight on a phone and on a desk',
  async () => {
    for (const width of [320, 390, 1280]) {
      const tables = await seenAt(width);
      expect(tables.length).toBeGreaterThan(3);
      expect([width, tables.filter(({ label, newest, whole }) => !label || !newest || !whole)]).toEqual([
        width,
        [],
      ]);
    }
  },
  120_000,
);
