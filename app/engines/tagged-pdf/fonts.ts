import type { Face, FontSource, FontStore, Fonts, TypeStyle } from './faces';
import type { House } from './house';
import { joinLastResort, keepGlyphs, LAST_RESORT } from './internals';
import { loadParts } from './parts';

function registerFaces(store: FontStore, { faces, lastResort }: House): void {
  const families = new Map<string, { src: string; fontWeight: number }[]>();
  for (const { family, weight, src } of [...faces, { family: LAST_RESORT, weight: 400, src: lastResort }])
    families.set(family, [...(families.get(family) ?? []), { src, fontWeight: weight }]);
  for (const [family, fonts] of families) store.register({ family, fonts });
}

/** More than all scripts that one document is written in. */
const MOST_CHARACTERS = 5_000;
const METRICS = ['unitsPerEm', 'ascent', 'descent'] as const;

/** A face's sizes are read from its tables again whenever somebody asks. */
function keepMetrics(face: Face): void {
  for (const metric of METRICS) Object.defineProperty(face, metric, { value: face[metric] });
}

/** Which characters a face has, remembered: asked of every letter of every document. */
function keepCharacters(face: Face): void {
  const has = face.hasGlyphForCodePoint.bind(face);
  const known = new Map<number, boolean>();
  face.hasGlyphForCodePoint = (codePoint) => {
    const found = known.get(codePoint);
    if (found !== undefined) return found;
    if (known.size >= MOST_CHARACTERS) known.clear();
    const answer = has(codePoint);
    known.set(codePoint, answer);
    return answer;
  };
}

async function open(house: House): Promise<Fonts> {
  const store = (await loadParts()).newFontStore();
  // The store comes with the standard fonts, which PDF/A does not allow: they are never embedded.
  store.clear();
  registerFaces(store, house);
  const families = Object.values(store.getRegisteredFonts());
  await Promise.all(families.flatMap((family) => family.sources.map((source) => source.load())));
  joinLastResort(store);
  const faces = new Set(families.flatMap((family) => family.sources.map(({ data }) => data as Face)));
  for (const face of faces) {
    keepMetrics(face);
    keepCharacters(face);
    keepGlyphs(face);
  }
  const faceOf = (source: FontSource) => source.data as Face;
  const stacks = new Map<string, Face[]>();
  const stack = ({ fontFamily, fontWeight }: TypeStyle) => {
    const key = `${fontFamily.join()}${fontWeight}`;
    const known = stacks.get(key);
    if (known) return known;
    const faces = [...fontFamily, ...house.fallbacks, LAST_RESORT].map((family) =>
      faceOf(store.getFont({ fontFamily: family, fontWeight })),
    );
    stacks.set(key, faces);
    return faces;
  };
  const printable = stack({ fontFamily: house.plain, fontWeight: 400 });
  return {
    store,
    stack,
    covers: (codePoint) => printable.some((face) => face.hasGlyphForCodePoint(codePoint)),
  };
}

const opened = new Map<House, Promise<Fonts>>();

/** Opens the faces of a house once a process: parsing them again would cost each document more than its text. */
export function openFonts(house: House): Promise<Fonts> {
  const fonts = opened.get(house) ?? open(house);
  opened.set(house, fonts);
  return fonts;
}
