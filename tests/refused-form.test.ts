import { expect, test } from 'vitest';
import { z } from 'zod';
import { read } from '~/forms/read.server';
import { answered, posted } from './support/posted';

test('a form that is refused is shown again with what a person typed, and with no file that travelled as text', async () => {
  const asked = z.object({ filename: z.string(), content: z.string().max(10) });
  const form = { filename: 'figures.csv', content: 'x'.repeat(300_000) };
  const said = await answered(posted(form), (request) => read(request, asked, { carries: 'content' }));
  expect(said).toMatchObject({ typed: { filename: 'figures.csv' }, errors: [{ field: 'content' }] });
  expect(JSON.stringify(said).length).toBeLessThan(1_000);
});
