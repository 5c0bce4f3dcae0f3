import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { install, newest, run } from './run.mjs';

// Every test that this machine can run; what it cannot is named, and with --no-skips that is a failure.
install();
const strict = process.argv.includes('--no-skips');
const clusters = '/usr/lib/postgresql';
const has = {
  'PostgreSQL (integration and fault tests)': existsSync(clusters) && readdirSync(clusters).length > 0,
  'Chromium (browser tests)': [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].some(existsSync),
  'Java with libjaxb-java (PDF conformance)':
    existsSync('/usr/share/java/jaxb-runtime.jar') && spawnSync('java', ['-version']).status === 0,
  'pdfsig of poppler-utils (signatures)': spawnSync('pdfsig', ['-v']).status === 0,
  'openssl (signatures)': spawnSync('openssl', ['version']).status === 0,
  'pgbouncer (a pooler in front of the database)': existsSync('/usr/sbin/pgbouncer'),
  'nginx and caddy (proxies in front)': ['/usr/sbin/nginx', '/usr/bin/caddy'].every(existsSync),
  'python3 (data read by strangers)': spawnSync('python3', ['--version']).status === 0,
};
const missing = Object.entries(has).filter(([, there]) => !there);
for (const [name] of missing) console.log(`Skipped on this machine, not found: ${name}`);
if (strict && missing.length > 0) process.exit(1);
run('npx', ['biome', 'check', '--error-on-warnings', '.']);
run('npx', ['tsc', '--noEmit']);
if (newest(['app', 'db', 'public', 'package-lock.json', 'vite.config.ts']))
  run(process.execPath, ['scripts/build.mjs']);
run('npx', ['vitest', 'run', ...process.argv.slice(2).filter((arg) => arg !== '--no-skips')], {
  ...(strict && { PROOFMARK_NO_SKIP: '1' }),
  NODE_ENV: 'test',
});
