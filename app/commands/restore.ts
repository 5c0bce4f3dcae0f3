import { parseArgs } from 'node:util';
import { readEnv } from '../platform/env.server';
import { restoreBackup } from './backup-file.server';
import { withStore } from './command';

function read() {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error('Use: npm run restore -- FILE');
  return { file };
}

await withStore(
  read,
  async ({ file }) => {
    const { rows, files, made } = await restoreBackup(file);
    return { lines: [`${rows} rows and ${files} files of ${made} are restored. Check them: npm run verify`] };
  },
  // A new embedded database is to be empty here, not the demo's.
  () => ({ ...readEnv(), production: true }),
);
