import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkChains } from '../audit/history.server';
import { configuredSeal } from '../publication/signature/configured.server';
import { type CheckedFile, checkFile } from './check-file.server';
import { withStore } from './command';
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
  const given = file ? await checkGiven(file) : { lines: [], wrong: [] };
  const wrong = [...chains.broken, ...documents.wrong, ...files.wrong, ...given.wrong];
  const lines = [
    `${chains.events} audit events: ${chains.broken.length === 0 ? 'every chain is whole' : 'broken'}`,
    `${documents.checked} frozen documents: ${documents.wrong.length === 0 ? 'all match their hashes' : 'changed'}`,
    ...(documents.unwitnessed
      ? [`${documents.unwitnessed} of them are in no audit event: only their own hash speaks for them`]
      : []),
    `${files.checked} published files: ${files.wrong.length === 0 ? 'all match their hashes' : 'changed'}`,
    ...given.lines,
    ...wrong.map((line) => `WRONG: ${line}`),
  ];
  return { lines, failed: wrong.length > 0 };
});

async function checkGiven(file: string): Promise<CheckedFile> {
  const { seal } = await configuredSeal();
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`There is no file ${file}`);
  return checkFile(file, readFileSync(file), seal);
}
