import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blankFigure } from './answers';
import type { StatementDocument } from './document';
import { namedPeopleIn } from './named-people';
import { coreMeasure } from './sections';
import { wordsToLookAt } from './small-numbers';

describe('who looks named in a story', () => {
  it.each([
    ['Sarah came to us in May, having lost her flat.', 'Sarah came to us'],
    ['In June Sarah Jones was referred by the council.', 'Sarah Jones was referred'],
    ['She moved in with her mother Ann.', 'her mother Ann'],
    ['His son Idris is at school again.', 'His son Idris'],
    ['One trainee, a young woman called Blodwen, now runs the shop.', 'woman called Blodwen'],
    ['A man named Tadeusz had slept in a car.', 'man named Tadeusz'],
    ['Mohammed, 34, had never had a job.', 'Mohammed, 34,'],
    ['“I can sleep again,” says Gareth.', 'says Gareth'],
    ['Gareth’s mother wrote to us.', 'Gareth’s mother'],
    ['We met Mrs Prydderch at the drop-in.', 'Mrs Prydderch'],
    ['Daeth Rhiannon atom ym mis Mai.', 'Daeth Rhiannon'],
    ['Mae hi’n byw gyda’i mam Ann.', 'i mam Ann'],
  ])('%s', (story, phrase) => {
    expect(namedPeopleIn(story)).toEqual([phrase]);
  });

  it.each([
    'The Mark was awarded in May. April was wet, June is better and Hope House was full.',
    'In Newport, 24 people came to us. Chester said yes; Lincoln told us no.',
    'St David’s Hall was let. We work with John Lewis, Marie Curie and the Sarah Siddons Trust.',
    'The Duke of Edinburgh’s Award was run in Ebbw Vale, and Victoria moved its depot.',
    'Our partner Carillion left. Our friends at Belu gave water. Her Majesty’s Prison Service joined us.',
    'John Lewis said that it would give ten beds. Martin’s Bakery moved in next door.',
    'People came to us. She told us that her son came home. His mother says so.',
    'Daeth pobl Caerdydd atom. Mae Cymru yn well.',
    'A ship called Elizabeth, and a course called Moving On.',
  ])('nobody: %s', (story) => {
    expect(namedPeopleIn(story)).toEqual([]);
  });

  it.each(readdirSync('tests/cases/published'))('nobody in what was really published: %s', (filename) => {
    expect(namedPeopleIn(readFileSync(`tests/cases/published/${filename}`, 'utf8'))).toEqual([]);
  });

  it('nobody in the stories of the demo', () => {
    const folder = 'app/demo/enterprises';
    const stories = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    expect(stories.flatMap((story) => namedPeopleIn(story))).toEqual([]);
  });
});

describe('a statement with a story that seems to name somebody', () => {
  const figure = { ...blankFigure('outcomes', { start: '2025-04-01', end: '2026-03-31' }) };
  const saying = (text: string) =>
    ({
      sections: [
        {
          id: 'narrative',
          title: '',
          items: [{ measure: coreMeasure('outcomes'), figures: [{ ...figure, text }], history: [] }],
        },
      ],
    }) as unknown as StatementDocument;

  it('is asked about it before it is published', () => {
    const found = wordsToLookAt(saying('Sarah came to us with her mother Ann.'));
    expect(found).toMatchObject([{ measureId: 'outcomes', phrases: ['Sarah came to us', 'her mother Ann'] }]);
    expect(wordsToLookAt(saying('A trainee came to us with her mother.'))).toEqual([]);
  });
});
