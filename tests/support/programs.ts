import { execFile, execFileSync } from 'node:child_process';
import { it } from 'vitest';

interface Ran {
  code: number;
  /** What it said, errors included. */
  said: string;
}

/** Runs a program; its exit code and its words. */
export function runProgram(program: string, ...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(program, args, { maxBuffer: 10_000_000 }, (error, out, wrong) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, said: `${out}${wrong}` });
    });
  });
}

function found(program: string, flag: string): boolean {
  try {
    execFileSync(program, [flag], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const strict = process.env.PROOFMARK_NO_SKIP === '1';

/** Tests that need a program of Debian's: skipped by name where it is not, unless nothing may be skipped. */
export const itWithPdfsig = found('pdfsig', '-v') || strict ? it : it.skip;
export const itWithOpenssl = found('openssl', 'version') || strict ? it : it.skip;
/** Whether CSV can be read as a stranger does; where nothing may be skipped it must. */
export const hasPython = found('python3', '--version') || strict;
