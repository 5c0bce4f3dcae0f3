import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';

/** Runs a command with our own output; ends this process when it fails. */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}

/** Runs a command and gives whether it succeeded. */
export function tryRun(command, args, env = {}) {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

/** Starts a command that stays, handing our signals on to it. */
export function stay(command, args, env = {}) {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
  // npm hands a signal to the shell between it and us, which ends and tells nobody: whoever started us is gone then.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

const STAMP = 'node_modules/.proofmark-installed';

/** Installs the packages when they are missing or the lockfile has changed since. */
export function install() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('Installing packages …');
  // Commands need the compiler too, and NODE_ENV=production would leave development packages out of a test.
  // `npm ci` refuses a lockfile without the optional binaries of other platforms, which a mirror may not hold.
  run('npm', ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(STAMP, lock);
}

/** When something under these paths last changed. */
export function newest(paths) {
  const { stdout } = spawnSync('find', [...paths, '-type', 'f', '-newer', 'build/stamp', '-print', '-quit'], {
    encoding: 'utf8',
  });
  return existsSync('build/stamp') ? stdout.trim() : statSync('package.json') && 'everything';
}
