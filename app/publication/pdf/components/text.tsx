import { Link as PdfLink, Text } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import { byLanguage } from '../../language';
import { colour, contentWidth } from '../theme';

import { typeOf } from './type-style';

const heading = {
  1: { ...typeOf('title'), color: colour.ink, marginBottom: 12, letterSpacing: -0.35 },
  2: {
    ...typeOf('heading'),
    color: colour.ink,
    marginTop: 22,
    marginBottom: 8,
    letterSpacing: -0.15,
  },
  3: { ...typeOf('subheading'), color: colour.ink, marginTop: 16, marginBottom: 5 },
};

/** A long name in a smaller size: four lines of title would push everything else off the page. */
const longTitle = { fontSize: 25, lineHeight: '29pt', letterSpacing: -0.2 };

interface HeadingProps {
  level: 1 | 2 | 3;
  /** The name links inside the document use. */
  anchor?: string;
  /** Starts a new page. */
  break?: boolean;
  /** No space above: where it opens a page. */
  flush?: boolean;
  /** Points of the space above that a page may do without. */
  gives?: number;
  children: string;
}

/** A heading: tagged, bookmarked, and never left alone at the foot of a page. */
export const Heading = ({ level, anchor, flush = false, children, ...flow }: HeadingProps): ReactElement => (
  <Text
    {...flow}
    tag={`H${level}`}
    outline={level}
    id={anchor}
    keep
    style={[
      heading[level],
      flush ? { marginTop: 0 } : {},
      level === 1 && children.length > 40 ? longTitle : {},
    ]}
  >
    {children}
  </Text>
);

interface ParagraphProps {
  /** Text as a person wrote it: blank lines part paragraphs. Elements make a single paragraph. */
  children: ReactNode;
  tone?: 'ink' | 'soft';
  size?: 'body' | 'small';
  align?: 'left' | 'right';
  /** Stays with what follows. */
  keep?: boolean;
  /** The organisation's own words, so that what is Welsh is marked. */
  told?: boolean;
}

/** One or more paragraphs. */
export const Paragraph = ({
  children,
  tone = 'ink',
  size = 'body',
  align = 'left',
  keep = false,
  told = false,
}: ParagraphProps): ReactElement => {
  const style = {
    ...typeOf(size),
    color: colour[tone],
    marginBottom: size === 'body' ? 7 : align === 'right' ? 0 : 3,
    textAlign: align,
  };
  // A blank before a line's end would push right-aligned words in, so there each line is a paragraph.
  const between = align === 'right' ? /\n\s*/ : /\n[^\S\n]*\n\s*/;
  const paragraphs =
    typeof children === 'string' ? children.split(between).filter((part) => part.trim()) : [children];
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <Text key={index} tag="P" keep={keep} style={style}>
          {typeof paragraph !== 'string' ? (
            paragraph
          ) : told ? (
            <InLanguages>{paragraph.trim()}</InLanguages>
          ) : (
            paragraph.trim()
          )}
        </Text>
      ))}
    </>
  );
};

/** The sentence a document opens with. */
export const Lede = ({ children }: { children: ReactNode }): ReactElement => (
  <Text
    tag="P"
    style={{ ...typeOf('lede'), color: colour.ink, maxWidth: contentWidth * 0.92, marginBottom: 10 }}
  >
    {children}
  </Text>
);

/** The small line above a title. */
export const Kicker = ({
  children,
  gives,
  ink,
}: {
  children: ReactNode;
  gives?: number;
  /** The accreditor's own colour, where it has one that can be read on paper. */
  ink?: string | null | undefined;
}): ReactElement => (
  <Text
    tag="P"
    gives={gives}
    style={{ ...typeOf('body'), fontSize: 11, color: ink ?? colour.soft, marginBottom: 5 }}
  >
    {children}
  </Text>
);

/** Words that weigh more, inside other words. */
export const Strong = ({ children }: { children: ReactNode }): ReactElement => (
  <Text style={{ fontWeight: 600 }}>{children}</Text>
);

/** Words in another language, inside other words. */
export const Foreign = ({ lang, children }: { lang: string; children: string }): ReactElement => (
  <Text lang={lang}>{children}</Text>
);

/** An organisation's words, what is Welsh in them marked as such. */
export const InLanguages = ({ children }: { children: string }): ReactElement => (
  <>
    {byLanguage(children).map(({ text, lang }, index) =>
      lang ? (
        <Foreign key={index} lang={lang}>
          {text}
        </Foreign>
      ) : (
        text
      ),
    )}
  </>
);

interface LinkProps {
  /** An address, or #anchor for a place in the document. */
  href: string;
  /** What the link says to a screen reader, where its words alone do not. */
  says?: string;
  children: string;
}

/** A link, inside other words. */
export const Link = ({ href, says, children }: LinkProps): ReactElement => (
  <PdfLink
    src={href}
    says={says ?? children}
    style={{ color: colour.evergreen, textDecoration: 'underline' }}
  >
    {children}
  </PdfLink>
);
