import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkChains } from '../audit/history.server';
import { configuredSeal } from '../publication/signature/configured.server';
import { type CheckedFile, checkFile } from './check-file.server';
import { withStore } from './command';
import { readHeads, writeHeads } from './heads-file.server';
import { checkDocuments, checkFiles, checkKept, checkLicences } from './integrity.server';

function read() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { heads: { type: 'string' }, 'write-heads': { type: 'string' } },
  });
  if (positionals.length > 1)
    throw new Error('Use: npm run verify [-- FILE.pdf] [--heads FILE] [--write-heads FILE]');
  return { file: positionals[0], heads: values.heads, into: values['write-heads'] };
}

await withStore(read, async ({ file, heads, into }) => {
  const before = heads ? await readHeads(heads) : { heads: [], lines: [], wrong: [] };
  const chains = await checkChains(before.heads);
  const documents = await checkDocuments();
  const files = await checkFiles();
  const kept = await checkKept();
  const licences = await checkLicences();
  const given = file ? await checkGiven(file) : { lines: [], wrong: [] };
  const wrong = [
    ...before.wrong,
    ...chains.broken,
    ...documents.wrong,
    ...files.wrong,
    ...kept.wrong,
    ...licences.wrong,
    ...given.wrong,
  ];
  // Where a trail is not whole, nobody is given its end to keep.
  const written = into && wrong.length === 0 ? [await writeHeads(into, chains.heads)] : [];
  const lines = [
    `${chains.events} audit events: ${chains.broken.length === 0 ? 'every chain is whole' : 'broken'}`,
    `${documents.checked} frozen documents: ${documents.wrong.length === 0 ? 'all match their hashes' : 'changed'}`,
    ...(documents.unwitnessed
      ? [`${documents.unwitnessed} of them are in no audit event: only their own hash speaks for them`]
      : []),
    `${files.checked} published files: ${files.wrong.length === 0 ? 'all match their hashes' : 'changed'}`,
    `${kept.checked} files of evidence: ${kept.wrong.length === 0 ? 'all match their hashes' : 'changed or missing'}`,
    `${licences.checked} licences: ${licences.wrong.length === 0 ? 'all are what their events come to' : 'changed'}`,
    ...before.lines,
    ...given.lines,
    ...written,
    ...wrong.map((line) => `WRONG: ${line}`),
  ];
  return { lines, failed: wrong.length > 0 };
});

async function checkGiven(file: string): Promise<CheckedFile> {
  const { seal } = await configuredSeal();
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`There is no file ${file}`);
  return checkFile(file, readFileSync(file), seal);
}
