import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, type Quad, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const FOLDER = join(process.cwd(), 'tests/data/cids');
const CONTEXT = 'https://ontology.commonapproach.org/contexts/cidsContext.jsonld';

const context = JSON.parse(readFileSync(join(FOLDER, 'cidsContext.jsonld'), 'utf8'));
const shapes = new Store(new Parser().parse(readFileSync(join(FOLDER, 'cids.basictier.shacl.ttl'), 'utf8')));
const validator = new SHACLValidator(shapes);

/** JSON-LD as triples. Only the standard's own context is known, from its copy here: nothing is fetched. */
export async function triplesOf(jsonld: string): Promise<Store> {
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

/** What the official Basic Tier shapes object to, a line each: informative results count too. */
export async function objections(jsonld: string): Promise<string[]> {
  const report = await validator.validate(await triplesOf(jsonld));
  return report.results.map(
    ({ focusNode, path, message, severity }) =>
      `${severity?.value.split('#')[1]}: ${focusNode?.value} ${(path as { value?: string })?.value}: ${message.map(({ value }) => value).join(' ')}`,
  );
}
