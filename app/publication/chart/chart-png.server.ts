import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const FONTS = [
  'sans-regular',
  'sans-semibold',
  'sansext-regular',
  'sansext-semibold',
  'serif-semibold',
  'serifext-semibold',
  'arabic-regular',
  'pictures-regular',
];
/** Twice the drawing's own size, for screens and slides. */
const WIDTH = 2080;

/** A chart's SVG as a picture, with the house's own fonts and none of the machine's: the same everywhere. */
export function chartPng(svg: string): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: WIDTH },
    font: {
      loadSystemFonts: false,
      fontFiles: FONTS.map((name) => join(process.cwd(), 'public/fonts', `${name}.ttf`)),
      defaultFontFamily: 'Proofmark Sans',
    },
  });
  return picture.render().asPng();
}
