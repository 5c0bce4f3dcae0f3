import { parseArgs } from 'node:util';
import { writeBackup } from './backup-file.server';
import { withStore } from './command';

function read() {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error('Use: npm run backup -- FILE');
  return { file };
}

await withStore(read, async ({ file }) => {
  const { rows, files } = await writeBackup(file);
  return { lines: [`${rows} rows and ${files} files are in ${file}`] };
});
