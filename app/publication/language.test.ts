import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byLanguage } from './language';

const WELSH = [
  'Cludo pobl Dyffryn Ŵyr i’r meddyg, i’r siop ac at ei gilydd. ',
  'Prynwyd bws mini trydan. ',
  'Mae’r bws yn stopio ym mhob pentref. ',
  'Diolch yn fawr i bawb a helpodd. ',
  'Mae ein gwirfoddolwyr yn gyrru pobl hŷn i’r ysbyty. ',
];
const ENGLISH = [
  'Transport for people who have none, in a valley without a bus after five. ',
  'We bought an electric minibus in November 2024 with a grant. ',
  'Llanwrtyd Wells Community Transport. ',
  'Coleg Gwent as a partner. ',
  'Volunteers gave time in Blaenau Gwent, Torfaen and Caerphilly. ',
  'Staff at Aberystwyth, Caernarfon and Machynlleth had their first full year. ',
];

it('tells Welsh sentences from English ones with Welsh names in them', () => {
  for (const text of WELSH) expect(byLanguage(text)).toEqual([{ text, lang: 'cy' }]);
  for (const text of ENGLISH) expect(byLanguage(text)).toEqual([{ text, lang: null }]);
});

it('loses no letter, and marks every Welsh sentence among English ones', () => {
  const sentence = fc.constantFrom(...WELSH, ...ENGLISH);
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 8 }), (told) => {
      const stretches = byLanguage(told.join(''));
      expect(stretches.map(({ text }) => text).join('')).toBe(told.join(''));
      const welsh = stretches.flatMap(({ text, lang }) => (lang ? [text] : [])).join('');
      expect(welsh).toBe(told.filter((each) => WELSH.includes(each)).join(''));
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const said = byLanguage(text).map((each) => each.text);
      expect(said.join('')).toBe(text);
    }),
  );
});
