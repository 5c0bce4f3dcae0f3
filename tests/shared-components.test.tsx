import { readdirSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import { describe, expect, it } from 'vitest';
import { specimens } from '~/routes/style/specimens';

/** Shared components that stand inside others or come to life in a browser alone: `live-chart.test.ts` has the latter. */
const WITHIN = ['Shapes', 'HeightWords', 'YearName', 'Cursor', 'LiveTold'];

const shared = ['app/ui', 'app/forms'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => [
      ...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/^export (?:function|const) ([A-Z]\w+)/gm),
    ])
    .map(([, name = '']) => name),
);

const shown = specimens.flatMap(({ component: { name }, states }) =>
  Object.entries(states).map(([state, element]) => ({ name, state, element })),
);

async function render(element: React.ReactNode): Promise<string> {
  const { query, dataRoutes } = createStaticHandler([{ path: '*', element }]);
  const context = await query(new Request('https://o.example/'));
  if (context instanceof Response) throw new Error('It leads elsewhere');
  const router = createStaticRouter(dataRoutes, context);
  return renderToStaticMarkup(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}

describe('shared components', () => {
  it('all stand on the style page', () => {
    const there = new Set(specimens.map(({ component }) => component.name));
    expect(shared.filter((name) => !there.has(name) && !WITHIN.includes(name))).toEqual([]);
    expect(shared.length).toBeGreaterThan(25);
  });

  it.each(shown)('$name, $state', async ({ state, element }) => {
    // What a chart is drawn from anew is data.
    const html = (await render(element)).replace(/ data-live="[^"]*"/g, '');
    if (/^(nothing|none|the only one)/.test(state)) expect(html).not.toMatch(/undefined|NaN|null/);
    else expect(html).not.toMatch(/^$|undefined|NaN|\bnull\b/);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const [, name = ''] of html.matchAll(/aria-(?:describedby|labelledby)="([^"]*)"/g))
      expect(ids, name).toEqual(expect.arrayContaining(name.split(' ')));
    for (const [, id = ''] of html.matchAll(/ for="([^"]*)"/g)) expect(ids).toContain(id);
  });

  it('say what is wrong beside the field, with what was typed in it', async () => {
    for (const { name, state, element } of shown.filter(({ state }) => state === 'refused')) {
      const html = await render(element);
      expect(html, `${name} ${state}`).toMatch(/govuk-error-message" id="[\w-]+-error"/);
      if (name !== 'FileInput' && name !== 'Tick' && name !== 'Options')
        expect(html, name).toMatch(/value="A"|>Too short<|checked=""|value="31"/);
    }
  });
});
