import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { questionnaireFor } from './sections';

const FOLDER = 'app/questionnaire/locks';

/** What is ours to say of a measure afterwards: it changes no question. */
const NOT_ASKED = new Set([
  'disclosure',
  'groupsArePublic',
  'role',
  'lead',
  'inTheme',
  'speaksTo',
  'theme',
  'alwaysKnown',
]);

describe('closed years', () => {
  const years = readdirSync(FOLDER).filter((name) => /^\d{4}\.json$/.test(name));

  it('are locked', () => {
    expect(years.length).toBeGreaterThan(0);
  });

  // What a year asked stays as it was asked: a changed meaning is a new id, changed words are a revision.
  it.each(years)('%s asks what it asked', async (name) => {
    const asked = questionnaireFor({ level: 'gold', year: Number(name.slice(0, 4)), own: [] });
    // Whom a figure could point to may become clearer later: that is a rule of publication, and nothing that was asked.
    const words = (key: string, value: unknown) => (NOT_ASKED.has(key) ? undefined : value);
    await expect(JSON.stringify(asked, words, 1)).toMatchFileSnapshot(`locks/${name}`);
  });
});
