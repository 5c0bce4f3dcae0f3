import type { RunStyle } from './set-words';

/** The paper all pages of a document are made of, in points, and the plain type on it. */
export interface Sheet {
  width: number;
  height: number;
  top: number;
  bottom: number;
  side: number;
  type: RunStyle;
  lineHeight: number;
}

/** What a page holds between its margins. */
export const roomOf = ({ height, top, bottom }: Sheet): number => height - top - bottom;

export const widthBetween = ({ width, side }: Sheet): number => width - 2 * side;
