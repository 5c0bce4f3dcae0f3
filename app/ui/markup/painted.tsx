import type { Markup } from './html';

type Props = {
  as: 'div' | 'g' | 'section' | 'svg';
  markup: Markup;
} & Omit<React.SVGAttributes<Element>, 'children'>;

/** Puts finished markup into an element of the page. */
export function Painted({ as: Element, markup, ...attributes }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: markup is made by `html` alone, which escapes what it is given.
  return <Element {...(attributes as object)} dangerouslySetInnerHTML={{ __html: markup.text }} />;
}
