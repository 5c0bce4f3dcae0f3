import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sections } from '~/questionnaire/sections';

const ROOT = process.cwd();

interface Source {
  path: string;
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
  return { path, text, imports: found.map((name) => within(path, name)) };
}

/** An import as a path from the root, or a package's name. */
function within(path: string, name: string): string {
  if (name.startsWith('~db/')) return name.replace('~db/', 'db/');
  if (name.startsWith('~/')) return name.replace('~/', 'app/');
  return name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), name)) : name;
}

const ENDING = /\.tsx?$/;

/** What a file loads as soon as it is loaded itself: not what it only takes types from, nor what it imports later. */
function loadedBy(source: Source | undefined): string[] {
  if (!source) return [];
  const loading = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
  return [...source.text.matchAll(loading)].map((match) => within(source.path, match[1] ?? ''));
}

/** Everything that is reached, with what reached it first. */
function reached(
  first: readonly string[],
  next: (name: string) => readonly string[] | undefined,
): Map<string, string | null> {
  const from = new Map<string, string | null>(first.map((name) => [name, null]));
  // A map's keys that are added on the way are walked, too.
  for (const name of from.keys()) for (const to of next(name) ?? []) if (!from.has(to)) from.set(to, name);
  return from;
}

function chainTo(name: string, from: ReadonlyMap<string, string | null>): string {
  const before = from.get(name);
  return before ? `${chainTo(before, from)} → ${name}` : name;
}

const isServer = (path: string) => /\.server(\.tsx?)?$/.test(path);
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
      'what pages share knows no domain: it shows what it is given',
      /^app\/(ui|forms\/(?!read\.server))\S* → app\/(?!ui|forms|insight|questionnaire|engines\/charts\/|paths$)/,
    ],
    [
      'a component beside its route reaches no server, and no other route’s',
      /^app\/routes\/[^/]+\/(?!route\.)\S* → (\S*\.server$|app\/routes\/(?![^/]+\/\S+$))/,
    ],
    ['insight is pure', /^app\/insight\/.* → (?!app\/(insight|questionnaire|engines\/charts)\/|app\/paths$)/],
    [
      'publication receives a document, never a handle',
      /^app\/publication\/.* → (db\/|app\/(routes|statement|organisation|access|account|audit)\/)/,
    ],
    ['recharts only in ui', /^(?!app\/ui\/).* → recharts/],
    ['react-pdf only in documents and their engine', /^(?!app\/(publication|engines)\/).* → @react-pdf\//],
    [
      'an engine imports nothing of the product',
      /^app\/engines\/([^/]+)\/.* → (db\/|app\/(?!engines\/\1\/))/,
    ],
    [
      'who uses the engine of PDFs knows its front alone',
      /^(?!app\/engines\/).* → app\/engines\/tagged-pdf\/(?!(render-tagged-pdf|document-meta|house)$)/,
    ],
    [
      'who uses the engine of signatures knows its front alone',
      /^(?!app\/engines\/).* → app\/engines\/pades\/(?!(sign-pdf|check-signature)$)/,
    ],
    [
      'who uses the engine of charts knows its front alone',
      /^(?!app\/engines\/).* → app\/engines\/charts\/(?!(chart|plan|draw|marks|shapes|tones|stack|spark)$)/,
    ],
    [
      'certificates and signatures are read and written in their engine',
      /^(?!app\/engines\/pades\/).* → (pkijs|asn1js)$/,
    ],
    ['the fence of the database knows no table and nobody', /^db\/fenced\/.* → (app\/|db\/(?!fenced\/))/],
    [
      'who opens a database knows the front of its fence alone',
      /^(?!db\/fenced\/).* → db\/fenced\/(?!(open-fenced|errors)$)/,
    ],
    [
      'kysely, postgres and PGlite only under db',
      /^app\/(?!account\/auth\.server|statement\/answer-rows\.server).* → (kysely|postgres|@electric-sql)/,
    ],
    [
      'Conform reads a form in one place only, which knows the names of its fields',
      /^app\/(?!forms\/read\.server).* → @conform-to\//,
    ],
    ['paths import nothing: they are loaded by every page', /^app\/paths\.ts → /],
    ['domain folders do not know routes', /^app\/(?!routes\/|root|entry).* → app\/routes\//],
  ])('%s', (_rule, forbidden) => {
    expect(edges(() => true).filter((edge) => forbidden.test(edge))).toEqual([]);
  });

  it('names no level of the scheme: which there are stands in its file', () => {
    const naming = sources.filter(
      ({ path, text }) =>
        !/^app\/(demo|routes\/style)\//.test(path) &&
        !path.startsWith('db/migrations/') &&
        !/\.test\.tsx?$/.test(path) &&
        /\blevel\b[^\n]{0,20}(===?|!==?|:|\?\?|in \()\s*'(mark|gold)'/i.test(code(text)),
    );
    expect(naming.map(({ path }) => path)).toEqual([]);
  });

  it('has no circle between folders', () => {
    const folder = (path: string) =>
      path.split('/').length > 2 ? path.split('/').slice(0, 2).join('/') : '';
    const needs = new Map<string, Set<string>>();
    for (const { path, imports } of sources)
      for (const to of imports.filter((each) => /^(app|db)\//.test(each))) {
        const [from, other] = [folder(path), folder(to)];
        if (from && other && from !== other) needs.set(from, (needs.get(from) ?? new Set()).add(other));
      }
    const reaches = (from: string, seen = new Set<string>()): Set<string> => {
      for (const other of needs.get(from) ?? []) if (!seen.has(other)) reaches(other, seen.add(other));
      return seen;
    };
    expect([...needs.keys()].filter((each) => reaches(each).has(each))).toEqual([]);
    // So that it could fail: one import the other way would close a circle.
    expect(reaches('app/scheme').has('app/statement')).toBe(true);
  });

  it('has no circle between the files of an engine', () => {
    const engineOf = (path: string) => /^app\/engines\/[^/]+\//.exec(path)?.[0];
    const inside = sources.flatMap(({ path, imports }) => {
      const engine = engineOf(path);
      return engine
        ? [[path.replace(ENDING, ''), imports.filter((to) => to.startsWith(engine))] as const]
        : [];
    });
    const needs = new Map(inside);
    expect(needs.size).toBeGreaterThan(25);
    const reaches = (file: string) => reached(needs.get(file) ?? [], (each) => needs.get(each));
    expect([...needs.keys()].filter((file) => reaches(file).has(file))).toEqual([]);
    // So that it could fail: one import the other way would close a circle.
    expect(reaches('app/engines/tagged-pdf/render-tagged-pdf').has('app/engines/tagged-pdf/split')).toBe(
      true,
    );
  });

  it('loads what draws and what signs when a document is printed, never with a page or a start', () => {
    const files = new Map(sources.map((source) => [source.path.replace(ENDING, ''), source]));
    const loads = (name: string) => loadedBy(files.get(name));
    const first = [...files.keys()].filter((name) =>
      /^app\/(routes\/|(root|entry\.\w+|boot\.server)$)/.test(name),
    );
    const loaded = reached(first, loads);
    expect(loaded.size).toBeGreaterThan(400);
    const heavy = [...loaded.keys()].filter((name) =>
      /^(@react-pdf\/|pdfkit$|pkijs$|app\/engines\/tagged-pdf\/)/.test(name),
    );
    expect(heavy.map((name) => chainTo(name, loaded))).toEqual([]);
    // So that it could fail: the same from a document itself.
    const document = 'app/publication/pdf/documents/renewal';
    const drawing = reached([document], loads);
    expect(chainTo('@react-pdf/renderer', drawing)).toMatch(
      /^app\/publication\/pdf\/documents\/renewal → .*renderer$/,
    );
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
    expect(
      uses(/new Date\(\)|Date\.now\(\)/, /^app\/(platform|ui)\/|^db\/|\/(unsent|saving|use-autosave)\.ts$/),
    ).toEqual([]);
    expect(uses(/Math\.random|randomBytes|randomUUID/, /^app\/platform\/|^db\/fenced\/lock/)).toEqual([]);
  });
});

describe('one way for each ordinary thing', () => {
  it('reads a posted form through `read` alone', () => {
    const reading = sources.filter(
      ({ path, text }) =>
        /\.formData\(\)|\bFormData\b/.test(code(text)) && !/\/(use-autosave|unsent)\.ts$/.test(path),
    );
    expect(reading.map(({ path }) => path)).toEqual(['app/forms/read.server.ts']);
  });

  it('makes the process’s context in one place', () => {
    const setting = sources.filter(({ text }) => /\bsetContext\(/.test(code(text))).map(({ path }) => path);
    expect(setting.sort()).toEqual([
      // The port may be the system's choice, known once the server listens.
      'app/boot.server.ts',
      'app/open.server.ts',
      // Time stands still for the demo and for tests.
      'app/platform/clock.server.ts',
      'app/platform/context.server.ts',
    ]);
  });

  it('reaches past who asks in few places, each for a look-up before anybody is known or for the service’s own work', () => {
    const reaching = (pattern: RegExp) =>
      sources
        .filter(({ path, text }) => path !== 'db/reach.ts' && pattern.test(code(text)))
        .map(({ path }) => path);
    expect(reaching(/\basWorks\(/).sort()).toEqual([
      // A session leads to who it is of, and to their organisations.
      'app/account/actor.server.ts',
      // What is theirs wherever they once belonged.
      'app/account/close-account.server.ts',
      // Whoever has the link belongs to nothing yet.
      'app/account/invitations.server.ts',
      'app/account/own-data.server.ts',
      // A scheme that something was decided by stays as it was.
      'app/accreditation/keep-scheme.server.ts',
      // What the service does by itself.
      'app/boot.server.ts',
      // A link leads to whose overview it opens.
      'app/organisation/board-links.server.ts',
      // What is given out is noted, and what is made once is kept, for whoever asked first.
      'app/statement/issued-file.server.ts',
      'app/statement/public-record.server.ts',
      'app/statement/published-file.server.ts',
    ]);
    expect(reaching(/\basOwner\(/)).toEqual(['db/migrate.ts']);
  });

  it('exports each name once: one word for one thing', () => {
    const places = new Map<string, string[]>();
    // Routes and migrations export what Remix and the migrator ask of each.
    for (const { path, text } of sources.filter(({ path }) => !/^(app\/routes|db\/migrations)\//.test(path)))
      for (const [, name = ''] of text.matchAll(
        /^export (?:async )?(?:abstract )?(?:function\*?|const|class|interface|type) (\w+)/gm,
      ))
        places.set(name, [...(places.get(name) ?? []), path]);
    expect(places.size).toBeGreaterThan(500);
    expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  it('has one form, one summary and one field', () => {
    const drawn = (pattern: RegExp) =>
      sources
        .filter(({ path, text }) => pattern.test(code(text)) && !path.startsWith('app/forms/'))
        .map(({ path }) => path);
    // A section's form saves itself while it is filled in: it alone holds its form by hand.
    expect(drawn(/<Form\s+method="post"/)).toEqual(['app/routes/statements.$id.$section/section-form.tsx']);
    expect(drawn(/className="govuk-error-message"|govuk-error-summary/)).toEqual([]);
  });

  it('recognises no refusal by its words', () => {
    const guessing = sources.filter(({ text }) =>
      /\.test\((\w+\.)?(error|refusal|said|wrong)\.message\)/.test(code(text)),
    );
    expect(guessing.map(({ path }) => path)).toEqual([]);
  });
});

describe('one way to say one fact', () => {
  it('names a measure in the questionnaire alone: elsewhere by its part, its theme or what it speaks to', () => {
    const ids = sections().flatMap(({ measures }) => measures.map(({ id }) => id));
    // Words that are more than an id are found by their underscore.
    const named = new RegExp(`['"\`](${ids.filter((id) => id.includes('_')).join('|')})['"\`.]`);
    const naming = sources.filter(
      ({ path, text }) => named.test(code(text)) && !/^app\/(questionnaire|demo|seed)\//.test(path),
    );
    expect(naming.map(({ path }) => path)).toEqual([]);
    expect(named.test("find('jobs_created')")).toBe(true);
  });

  it('asks of a kind how it behaves, and nowhere outside `kinds/` which it is', () => {
    const asking = /\bkind\s*[!=]==\s*'(count|money|share|ratio|choice|text|date)'/;
    // Shapes that are drawn have kinds of their own, one of which is text.
    const found = sources.filter(
      ({ path, text }) =>
        asking.test(code(text)) && !/kinds\/|pdf\/components\/chart-shapes\.tsx$/.test(path),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

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

/** Read whole: as much as one organisation, statement or version has, or what a command walks through. */
const WHOLE: Record<string, string> = {
  unreadOf: 'one row a question of one version at most',
  answersOf: 'one version’s answers',
  answersOfVersions: 'one statement’s versions',
  eventsOf: 'one organisation’s trail, which the command checks whole',
  organisationsWithTrail: 'ids for the command that checks every trail',
  freezingEvents: 'one event or two of each version asked for',
  publishedInYear: 'one organisation’s year',
  contributionsFrom: 'a group’s own organisations',
  benchmarksIn: 'one cohort’s measures',
  shownBenchmarks: 'one cohort’s measures',
  nearestAmong: 'one benchmark of each cohort asked for',
  commentsOf: 'one statement’s comments',
  repliesOf: 'one statement’s replies to comments',
  answeredOf: 'the drafts asked for, a row a question that must be answered',
  draftStandings: 'a group’s own drafts',
  evidenceOf: 'one statement’s files, at most 200',
  exactFiguresOf: 'one version’s requests, one a measure',
  bySlug: 'one organisation',
  lockOrganisation: 'one row, held',
  ownMeasures: 'one organisation’s measures, at most 60',
  ownStandings: 'one organisation’s measures, at most 60, by year',
  draftHolds: 'one row of counts',
  draftsWith: 'one organisation’s drafts, held',
  versionsByYear: 'one organisation’s years',
  totalsOf: 'the versions asked for',
  sessionRows: 'one session’s memberships',
  namesOf: 'the people asked for',
  bodyRolesOf: 'one person’s roles',
  rolesIn: 'one person’s roles',
  accreditorEvents: 'one chain, for the command that checks all of it',
  plansOf: 'one organisation’s plans',
  goalsOf: 'one plan’s goals',
  storedFiles: 'hashes for the command that checks every file',
  filesOfHash: 'files of one hash',
  contentsOfHash: 'versions of one hash',
  publicRecords: 'one organisation’s versions',
  publishedDocuments: 'one organisation’s years',
  regionTotals: 'one year’s regions',
  statementsOf: 'one organisation’s years',
  versionsOf: 'one organisation’s versions',
  versionsOfStatement: 'one statement’s versions',
  holdVersions: 'one statement’s versions, held',
  filesOfVersion: 'one version’s files',
  addBenchmarks: 'written, not read',
  benchmarkYears: 'years, for the command that works all of them out',
  missedIn: 'ids for the command that works a year out',
  completions: 'counts by state',
  completionsOf: 'a group’s own organisations',
  organisationCounts: 'one row of counts',
  licences: 'one row of counts',
  statementYears: 'one row',
  ping: 'one row',
  answeredAmong: 'the versions asked for',
  importedAmong: 'the versions asked for',
};

/** The functions of a query file that read rows without saying how many at most. */
function unbounded(text: string): string[] {
  return code(text)
    .split(/\n(?=(?:export )?(?:async )?(?:function\*?|const) )/)
    .flatMap((part) => {
      const name = /^(?:export )?(?:async )?(?:function\*?|const) (\w+)/.exec(part)?.[1];
      const reads =
        /selectFrom\(|statementVersions\(|select /.test(part) && /\.execute\(|compiledOnce\(/.test(part);
      const bounded = /\.limit\(|\blimit \$\{|executeTakeFirst(OrThrow)?\(\)/.test(part);
      return name && reads && !bounded && !/(insertInto|updateTable|deleteFrom)\(/.test(part) ? [name] : [];
    });
}

describe('every list', () => {
  const queries = sources.filter(({ path }) => path.startsWith('db/queries/'));

  it('is bounded in SQL, or is whole by what it is asked for', () => {
    const found = queries.flatMap(({ text }) => unbounded(text));
    expect(found.filter((name) => !WHOLE[name])).toEqual([]);
    expect(Object.keys(WHOLE).filter((name) => !found.includes(name))).toEqual([]);
  });

  it('would be found if it were not', () => {
    const query =
      "export function all(db: Handle) {\n  return db.selectFrom('organisation').selectAll().execute();\n}";
    expect(unbounded(query)).toEqual(['all']);
    expect(unbounded(query.replace('.selectAll()', '.selectAll().limit(9)'))).toEqual([]);
  });
});

/** The text without its comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

describe('names', () => {
  it('are no barrel files and not vague', () => {
    const names = sources.map(({ path }) => path);
    expect(names.filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
    expect(names.filter((path) => /service|manager|helper|utils?\b/i.test(path))).toEqual([]);
  });
});
