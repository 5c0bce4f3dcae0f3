import { join } from 'node:path';
import { type FontSource, type FontStore, loadParts } from './parts';

/** A font as fontkit opens it, as far as we look into it. */
export interface Face {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** What is asked for when words are drawn outside the layout. */
export interface TypeStyle {
  fontFamily: readonly string[];
  fontWeight: number;
}

export interface Fonts {
  /** What the layout asks for its faces. */
  store: FontStore;
  /** The faces of a style, in the order a character is looked for. */
  stack(style: TypeStyle): Face[];
  /** Whether some face holds the character. */
  covers(codePoint: number): boolean;
}

/** The layout adds this family to every list by itself, so it names the face that holds all the others lack. */
const LAST_RESORT = 'Helvetica';
/** Faces for what our own families never hold, in one weight. */
const OTHERS = ['Arabic', 'Pictures'];
const upright = { 400: 'regular', 600: 'semibold', 700: 'bold' } as const;
type Weight = keyof typeof upright;

function registerFamilies(store: FontStore, folder: string): void {
  const face = (file: string, weight: Weight) => ({
    src: join(folder, `${file}-${upright[weight]}.ttf`),
    fontWeight: weight,
  });
  for (const [family, file] of [
    ['Sans', 'sans'],
    ['Sans Ext', 'sansext'],
  ] as const) {
    store.register({ family, fonts: ([400, 600, 700] as const).map((weight) => face(file, weight)) });
  }
  for (const [family, file] of [
    ['Serif', 'serif'],
    ['Serif Ext', 'serifext'],
  ] as const) {
    store.register({ family, fonts: [face(file, 400), face(file, 600)] });
  }
  for (const family of OTHERS) store.register({ family, fonts: [face(family.toLowerCase(), 400)] });
  store.register({ family: LAST_RESORT, fonts: [face('other', 400)] });
}

const METRICS = ['unitsPerEm', 'ascent', 'descent'] as const;

/** A face's sizes are read from its tables again whenever somebody asks. */
function keepMetrics(face: Face): void {
  for (const metric of METRICS) Object.defineProperty(face, metric, { value: face[metric] });
}

async function open(folder: string): Promise<Fonts> {
  const store = (await loadParts()).newFontStore();
  // The store comes with the standard fonts, which PDF/A does not allow: they are never embedded.
  store.clear();
  registerFamilies(store, folder);
  const families = Object.values(store.getRegisteredFonts());
  await Promise.all(families.flatMap((family) => family.sources.map((source) => source.load())));
  const [other, slanted] = store.getRegisteredFonts()[LAST_RESORT]?.sources ?? [];
  // One object for both, or the file would be embedded twice.
  if (other && slanted) slanted.data = other.data;
  const faces = new Set(families.flatMap((family) => family.sources.map(({ data }) => data as Face)));
  for (const face of faces) keepMetrics(face);
  const faceOf = (source: FontSource) => source.data as Face;
  const stacks = new Map<string, Face[]>();
  const stack = ({ fontFamily, fontWeight }: TypeStyle) => {
    const key = `${fontFamily.join()}${fontWeight}`;
    const known = stacks.get(key);
    if (known) return known;
    const faces = [...fontFamily, ...OTHERS, LAST_RESORT].map((family) =>
      faceOf(store.getFont({ fontFamily: family, fontWeight })),
    );
    stacks.set(key, faces);
    return faces;
  };
  const printable = stack({ fontFamily: ['Sans', 'Sans Ext'], fontWeight: 400 });
  return {
    store,
    stack,
    covers: (codePoint) => printable.some((face) => face.hasGlyphForCodePoint(codePoint)),
  };
}

const opened = new Map<string, Promise<Fonts>>();

/** Opens the faces of a folder once a process: parsing them again would cost each document more than its text. */
export function openFonts(folder: string): Promise<Fonts> {
  const fonts = opened.get(folder) ?? open(folder);
  opened.set(folder, fonts);
  return fonts;
}
