import type { Style } from '@react-pdf/types';
import { type } from '../theme';

/** A style of the theme as the layout's types want it. */
export const typeOf = (name: keyof typeof type): Style => ({
  ...type[name],
  fontFamily: [...type[name].fontFamily],
});
