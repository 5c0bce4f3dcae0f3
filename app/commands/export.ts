import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { everyAddress } from '../commissioning/directory.server';
import { publishedYears, readableYears } from '../commissioning/every-year.server';
import { Refusal } from '../platform/refusal';
import { type DataFile, dataFile } from '../publication/data-files';
import type { PublishedVersion } from '../publication/jsonld/statement-jsonld';
import { withStore } from './command';

const USAGE = 'npm run export -- --organisation SLUG|--all --format csv|parts|codebook|jsonld [--out FILE]';

const FILES = new Map<string | undefined, DataFile>([
  ['csv', 'data.csv'],
  ['parts', 'parts.csv'],
  ['codebook', 'codebook.csv'],
  ['jsonld', 'data.jsonld'],
]);

function read() {
  const { values } = parseArgs({
    options: {
      organisation: { type: 'string' },
      all: { type: 'boolean', default: false },
      format: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const { organisation: slug, all, format, out } = values;
  const file = FILES.get(format);
  if (!file || all === (slug !== undefined)) throw new Error(`Use: ${USAGE}`);
  return { slug, file, out };
}

/** Everything that one organisation, or everybody, has published: each one's earliest year first. */
async function published(slug: string | undefined): Promise<PublishedVersion[]> {
  if (slug !== undefined) return yearsOf(slug);
  const versions: PublishedVersion[] = [];
  let anybody = false;
  for await (const each of everyAddress()) {
    anybody = true;
    versions.push(...(await readableYears(each)));
  }
  if (!anybody) throw new Error('Nobody has published anything yet.');
  return versions;
}

async function yearsOf(slug: string): Promise<PublishedVersion[]> {
  try {
    return await publishedYears(slug);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'gone')
      throw new Error(
        `What ${slug} has published was made under an earlier rule: npm run republish makes it anew.`,
      );
    throw new Error(`${slug} has published nothing yet, or there is no such organisation.`);
  }
}

await withStore(read, async ({ slug, file, out }) => {
  const versions = await published(slug);
  const bytes = dataFile(file, versions);
  if (!out) return { lines: [new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).trimEnd()] };
  writeFileSync(out, bytes);
  const statements = versions.length === 1 ? '1 statement' : `${versions.length} statements`;
  return { lines: [`Wrote ${statements} to ${out}`] };
});
