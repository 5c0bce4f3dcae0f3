import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, json, Markup } from './html';

describe('markup', () => {
  it('escapes whatever it is given, in text and in attributes', () => {
    const words = `<img src=x onerror="alert('1')">&`;
    expect(html`<p title="${words}">${words}</p>`.text).toBe(
      `<p title="${'&lt;img src=x onerror=&quot;alert(&#x27;1&#x27;)&quot;&gt;&amp;'}">` +
        '&lt;img src=x onerror=&quot;alert(&#x27;1&#x27;)&quot;&gt;&amp;</p>',
    );
    fc.assert(
      fc.property(fc.string(), (any) => !/[<>"']/.test(html`${any}`.text)),
      { numRuns: 1_000 },
    );
  });

  it('writes data into an attribute that reads back the same', () => {
    const names = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#x27;': "'" };
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const { text } = json(data);
        expect(text).not.toMatch(/[<>']/);
        const read = text.replace(/&(amp|lt|gt|#x27);/g, (found) => names[found as keyof typeof names]);
        expect(JSON.stringify(JSON.parse(read))).toBe(JSON.stringify(data));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes markup as it is, and null and false for nothing', () => {
    const line = (words: string) => html`<li>${words}</li>`;
    expect(html`<ul>${['a', '<b>'].map(line)}</ul>${null}${false}${0}${''}`.text).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>0',
    );
  });

  it('is handed to a page as it is, and is text wherever it is sent', () => {
    const made = html`<p>${'&'}</p>`;
    expect(made.for({ whole: true })).toBe(made);
    expect(made.for({})).toBe('<p>&amp;</p>');
    for (const given of [made, made.text]) expect(Markup.from(given).text).toBe(made.text);
    expect(Object.entries(made)).toEqual([]);
  });
});
