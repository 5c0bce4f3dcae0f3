import type { Style } from '@react-pdf/types';
import { Fragment, isValidElement, type ReactNode } from 'react';
import type { Meaning } from './meaning';
import type { RunStyle } from './set-words';

/** The props of react-pdf's elements, as far as they are read here. */
export interface HostProps extends Meaning {
  style?: Style | Style[];
  children?: ReactNode;
  id?: string;
  wrap?: boolean;
  break?: boolean;
  fixed?: boolean;
  [other: string]: unknown;
}

/** An element down to the ground: one of react-pdf's, which are names, or words. */
export type Ground = { type: string; props: HostProps } | string;

/** Calls components until react-pdf's elements and words are left. Documents are plain functions of their data, without hooks. */
export function groundOf(value: ReactNode): Ground[] {
  if (value === null || value === undefined || typeof value === 'boolean' || value === '') return [];
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(groundOf);
  if (!isValidElement<HostProps>(value)) throw new Error('a document holds elements and text only');
  const { type, props } = value;
  if (type === Fragment) return groundOf(props.children);
  if (typeof type === 'string') return [{ type, props }];
  return groundOf((type as (props: unknown) => ReactNode)(props));
}

export const flat = (style: HostProps['style']): Style =>
  Array.isArray(style) ? Object.assign({}, ...style) : (style ?? {});

/** A style on top of the words' around it. */
export function runStyle(around: RunStyle, style: Style, meaning?: RunStyle['meaning']): RunStyle {
  const { fontFamily, fontWeight, fontSize, color, letterSpacing, textDecoration } = style;
  return {
    fontFamily: (fontFamily as string[] | undefined) ?? around.fontFamily,
    fontWeight: Number(fontWeight ?? around.fontWeight),
    size: Number(fontSize ?? around.size),
    colour: color ?? around.colour,
    spacing: Number(letterSpacing ?? around.spacing),
    underline: textDecoration ? textDecoration === 'underline' : around.underline,
    meaning: meaning ?? around.meaning,
  };
}
