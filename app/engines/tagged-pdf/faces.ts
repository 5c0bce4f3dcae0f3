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

/** A file of a face, opened once it is loaded. */
export interface FontSource {
  data: unknown;
  load(): Promise<void>;
}

/** Where faces are found by family and weight. */
export interface FontStore {
  register(family: { family: string; fonts: { src: string; fontWeight: number }[] }): void;
  getFont(wanted: { fontFamily: string; fontWeight?: number; fontStyle?: string }): FontSource;
  getRegisteredFonts(): Record<string, { sources: FontSource[] }>;
  clear(): void;
}
