import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkChains } from '../audit/history.server';
import { withStore } from './command';
import { originOf } from './file-origin.server';
import { checkDocuments, checkFiles } from './integrity.server';

function read() {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  if (positionals.length > 1) throw new Error('Use: npm run verify [-- FILE.pdf]');
  return { file: positionals[0] };
}

await withStore(read, async ({ file }) => {
  const chains = await checkChains();
  const documents = await checkDocuments();
  const files = await checkFiles();
  const origin = file ? await originOf(file, readFileSync(file)) : { published: true, lines: [] };
  const unknown = origin.published ? [] : origin.lines;
  const wrong = [...chains.broken, ...documents.wrong, ...files.wrong, ...unknown];
  const lines = [
    `${chains.events} audit events: ${chains.broken.length === 0 ? 'every chain is whole' : 'broken'}`,
    `${documents.checked} frozen documents: ${documents.wrong.length === 0 ? 'all match their hashes' : 'changed'}`,
    `${files.checked} published files: ${files.wrong.length === 0 ? 'all match their hashes' : 'changed'}`,
    ...(origin.published ? origin.lines : []),
    ...wrong.map((line) => `WRONG: ${line}`),
  ];
  return { lines, failed: wrong.length > 0 };
});
