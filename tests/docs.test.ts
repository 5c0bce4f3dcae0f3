import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceDocuments } from '~/commands/reference';

describe('generated documents', () => {
  const years = readdirSync('docs/measures').map((name) => Number(name.slice(0, 4)));

  it.each(years)('of %s say what the code says; `npm run docs` makes them anew', (year) => {
    for (const [path, text] of Object.entries(referenceDocuments(year)))
      expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('decisions', () => {
  it('give each production dependency its reason', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const reasons = readFileSync('docs/decisions/dependencies.md', 'utf8');
    const named = (name: string) =>
      reasons.includes(`\`${name}\``) || reasons.includes(`\`${name.split('/')[1]}\``);
    expect(Object.keys(dependencies).filter((name) => !named(name))).toEqual([]);
  });

  it('pin exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
