import { renderToStaticMarkup } from 'react-dom/server';
import type { Letter } from './letter';

/** Who it is from, as its foot says it. */
interface Sender {
  name: string;
  contact: string;
  complaints?: string;
  /** Of the button and of links. */
  colour?: string;
  origin: string;
}

/** A letter as plain text: what a screen reader or a terminal shows is all there is. */
export function letterAsText({ says, list = [], action, after = [] }: Letter, from: Sender): string {
  const link = action ? [`${action.words}:\n${action.to}`] : [];
  const items = list.map(({ words, to }) => `- ${words}\n  ${to}`);
  return [...says, ...items, ...link, ...after, `-- \n${footOf(from)}`].join('\n\n');
}

/** The same as HTML, without pictures, scripts or addresses elsewhere; colours hold AA in light and dark. */
export function letterAsHtml(letter: Letter, from: Sender): string {
  return `<!doctype html>${renderToStaticMarkup(<LetterBody letter={letter} from={from} />)}`;
}

const footOf = ({ name, contact, complaints, origin }: Sender) =>
  [
    `${name}, by Proofmark at ${origin}.`,
    contact && `Questions: ${contact}.`,
    complaints && `Complaints: ${complaints}.`,
  ]
    .filter(Boolean)
    .join(' ');

const PARAGRAPH = { margin: '0 0 16px', fontSize: '17px', lineHeight: 1.5 };

function LetterBody({ letter, from }: { letter: Letter; from: Sender }) {
  const { subject, says, list = [], action, after = [] } = letter;
  const { colour = '#0b4f3c' } = from;
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{subject}</title>
      </head>
      <body style={{ margin: 0, padding: '24px', background: '#ffffff', color: '#14211b' }}>
        <div style={{ maxWidth: '560px', fontFamily: 'Arial, sans-serif' }}>
          <p style={{ ...PARAGRAPH, fontWeight: 'bold' }}>{from.name}</p>
          <h1 style={{ margin: '0 0 16px', fontSize: '22px', lineHeight: 1.3 }}>{subject}</h1>
          {says.map((each) => (
            <p key={each} style={PARAGRAPH}>
              {each}
            </p>
          ))}
          {list.length > 0 && (
            <ul style={{ ...PARAGRAPH, paddingLeft: '24px' }}>
              {list.map(({ words, to }) => (
                <li key={`${to} ${words}`} style={{ marginBottom: '8px' }}>
                  <a href={to} style={{ color: colour }}>
                    {words}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {action && (
            <>
              <p style={PARAGRAPH}>
                <a
                  href={action.to}
                  style={{
                    background: colour,
                    color: '#ffffff',
                    display: 'inline-block',
                    fontWeight: 'bold',
                    padding: '12px 20px',
                    textDecoration: 'none',
                  }}
                >
                  {action.words}
                </a>
              </p>
              <p style={{ ...PARAGRAPH, fontSize: '15px', overflowWrap: 'anywhere' }}>
                Or copy this address into your browser: {action.to}
              </p>
            </>
          )}
          {after.map((each) => (
            <p key={each} style={PARAGRAPH}>
              {each}
            </p>
          ))}
          <p style={{ ...PARAGRAPH, borderTop: '1px solid #b8c2bc', fontSize: '15px', paddingTop: '16px' }}>
            {footOf(from)}
          </p>
        </div>
      </body>
    </html>
  );
}
