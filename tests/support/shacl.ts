import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, type Quad, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

/** A folder with the standard's own context and shapes, which we link to and do not carry. */
const official = process.env.CIDS_FOLDER;
const FILES = official
  ? { context: join(official, 'cidsContext.jsonld'), shapes: join(official, 'cids.basictier.shacl.ttl') }
  : { context: 'tests/data/basic-tier/context.json', shapes: 'tests/data/basic-tier/shapes.ttl' };
/** Whose shapes are checked against. */
export const WHOSE = official ? 'the official Basic Tier shapes' : 'our own words of the Basic Tier';
const CONTEXT = 'https://ontology.commonapproach.org/contexts/cidsContext.jsonld';

const context = JSON.parse(readFileSync(FILES.context, 'utf8'));
const shapes = new Store(new Parser().parse(readFileSync(FILES.shapes, 'utf8')));
const validator = new SHACLValidator(shapes);

/** JSON-LD as triples. Only the standard's own context is known, from a file at hand: nothing is fetched. */
async function triplesOf(jsonld: string): Promise<Store> {
  const parser = new JsonLdParser({
    documentLoader: {
      load: async (url: string) => {
        if (url !== CONTEXT) throw new Error(`${url} is not at hand`);
        return context;
      },
    },
  });
  const store = new Store();
  for await (const quad of Readable.from([jsonld]).pipe(parser)) store.add(quad as Quad);
  return store;
}

/** What the Basic Tier shapes object to, a line each: informative results count too. */
export async function objections(jsonld: string): Promise<string[]> {
  const report = await validator.validate(await triplesOf(jsonld));
  return report.results.map(
    ({ focusNode, path, message, severity }) =>
      `${severity?.value.split('#')[1]}: ${focusNode?.value} ${(path as { value?: string })?.value}: ${message.map(({ value }) => value).join(' ')}`,
  );
}
