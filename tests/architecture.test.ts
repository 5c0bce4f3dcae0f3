import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = process.cwd();
const LONGEST_FILE = 400;
const LONGEST_ROUTE = 150;
const MEDIAN_FILE = 70;

interface Source {
  path: string;
  lines: number;
  imports: string[];
  text: string;
}

const sources: Source[] = ['app', 'db'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path))
    .map(read),
);

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const found = [...text.matchAll(/(?:from\s+|import\s+|import\()['"]([^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  );
  return { path, text, lines: text.split('\n').length - 1, imports: found.map((name) => within(path, name)) };
}

/** An import as a path from the root, or a package's name. */
function within(path: string, name: string): string {
  if (name.startsWith('~db/')) return name.replace('~db/', 'db/');
  if (name.startsWith('~/')) return name.replace('~/', 'app/');
  return name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), name)) : name;
}

const isServer = (path: string) => /\.server(\.tsx?)?$/.test(path);
const folderOf = (path: string) => path.split('/').slice(0, 2).join('/');
const edges = (from: (source: Source) => boolean) =>
  sources.filter(from).flatMap((source) => source.imports.map((to) => `${source.path} → ${to}`));

describe('who may import whom', () => {
  it.each([
    ['routes never reach the database', /^app\/routes\/.* → db\//],
    [
      'the questionnaire imports zod and itself only',
      /^app\/questionnaire\/.* → (?!zod$|app\/questionnaire\/|vitest)/,
    ],
    ['db imports nothing of the app', /^db\/.* → app\//],
    ['ui reaches neither server nor database', /^app\/ui\/.* → (db\/|.*\.server)/],
    [
      'ui shows what pure files say',
      /^app\/ui\/.* → app\/(routes|access|account|audit|platform|publication|commissioning)\//,
    ],
    ['insight is pure', /^app\/insight\/.* → (?!app\/(insight|questionnaire)\/)/],
    [
      'publication receives a document, never a handle',
      /^app\/publication\/.* → (db\/|app\/(routes|statement|organisation|access|account|audit)\/)/,
    ],
    ['recharts only in ui', /^(?!app\/ui\/).* → recharts/],
    ['react-pdf only in publication', /^(?!app\/publication\/).* → @react-pdf\//],
    [
      'kysely, postgres and PGlite only under db',
      /^app\/(?!account\/auth\.server|statement\/answer-rows\.server).* → (kysely|postgres|@electric-sql)/,
    ],
    [
      'Conform reads a form in one place only, which knows the names of its fields',
      /^app\/(?!platform\/read-form\.server).* → @conform-to\/(?!dom$)/,
    ],
    ['domain folders do not know routes', /^app\/(?!routes\/|root|entry).* → app\/routes\//],
  ])('%s', (_rule, forbidden) => {
    expect(edges(() => true).filter((edge) => forbidden.test(edge))).toEqual([]);
  });

  it('keeps pure files of a domain away from server files and the database', () => {
    const domains = ['statement', 'organisation', 'account', 'audit', 'commissioning', 'access'];
    const pure = (source: Source) =>
      domains.includes(source.path.split('/')[1] ?? '') && !isServer(source.path.replace(/\.tsx?$/, ''));
    expect(edges(pure).filter((edge) => / → (db\/|.*\.server$)/.test(edge))).toEqual([]);
  });

  it('asks for the environment, the clock and chance in one place each', () => {
    const uses = (pattern: RegExp, but: RegExp) =>
      sources.filter(({ path, text }) => pattern.test(code(text)) && !but.test(path)).map(({ path }) => path);
    expect(uses(/process\.env/, /^app\/platform\/env\.server\.ts$/)).toEqual([]);
    expect(uses(/new Date\(\)|Date\.now\(\)/, /^app\/(platform|ui)\/|^db\//)).toEqual([]);
    expect(uses(/Math\.random|randomBytes|randomUUID/, /^app\/platform\/|^db\/lock/)).toEqual([]);
  });
});

describe('one way to say one fact', () => {
  it('calls an organisation’s number by its register in one place', () => {
    const labelled = sources.filter(({ text }) => /'Company number|>Company number/.test(code(text)));
    expect(labelled.map(({ path }) => path)).toEqual(['app/publication/organisation-id.ts']);
  });

  it('reads a year’s figure through year-figure.ts alone', () => {
    const pick = /\.(find|findLast|findIndex)\(\s*\(?[^;]{0,160}?\bseries\s*(===|\))/;
    const picking = sources.filter(({ text }) => pick.test(code(text))).map(({ path }) => path);
    // Disclosure control asks for the total of a group's own period, in a list that holds every year.
    expect(
      picking.filter(
        (path) =>
          !/^app\/(questionnaire\/year-figure|publication\/(disclosure|public-document))\.ts$/.test(path),
      ),
    ).toEqual([]);
  });
});

/** The text without its comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

describe('how large things are', () => {
  it('keeps files short', () => {
    const long = sources.filter(
      ({ path, lines }) => lines > (folderOf(path) === 'app/routes' ? LONGEST_ROUTE : LONGEST_FILE),
    );
    const facts = /^app\/(questionnaire\/(measures|locks)|demo\/enterprises)\//;
    expect(
      long.filter(({ path }) => !facts.test(path)).map(({ path, lines }) => `${path}: ${lines}`),
    ).toEqual([]);
    const sorted = sources.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN_FILE);
  });

  it('has no barrel files and no vague names', () => {
    const names = sources.map(({ path }) => path);
    expect(names.filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
    expect(names.filter((path) => /service|manager|helper|utils?\b/i.test(path))).toEqual([]);
  });
});
