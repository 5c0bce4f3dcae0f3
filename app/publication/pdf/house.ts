import { join } from 'node:path';
import type { House } from '../../engines/tagged-pdf/house';
import { colour, margin, sans } from './theme';

/** In development and in production. */
const FOLDER = join(process.cwd(), 'public', 'fonts');
const upright = { 400: 'regular', 600: 'semibold', 700: 'bold' } as const;
const file = (name: string, weight: keyof typeof upright) => join(FOLDER, `${name}-${upright[weight]}.ttf`);

const faces = (family: string, name: string, weights: readonly (keyof typeof upright)[]) =>
  weights.map((weight) => ({ family, weight, src: file(name, weight) }));

/** What all our PDFs have in common: our name, our letters, and lines at the head and foot of each page. */
export const house: House = {
  name: 'Proofmark',
  faces: [
    ...faces('Sans', 'sans', [400, 600, 700]),
    ...faces('Sans Ext', 'sansext', [400, 600, 700]),
    ...faces('Serif', 'serif', [400, 600]),
    ...faces('Serif Ext', 'serifext', [400, 600]),
    ...faces('Arabic', 'arabic', [400]),
    ...faces('Pictures', 'pictures', [400]),
  ],
  plain: sans,
  fallbacks: ['Arabic', 'Pictures'],
  lastResort: file('other', 400),
  furniture: { size: 8.25, colour: colour.soft, rule: colour.rule, footer: margin.footer },
};
