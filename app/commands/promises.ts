import { readdirSync, readFileSync } from 'node:fs';

interface KeptPromise {
  promise: string;
  /** How it is kept. */
  how: string;
  file: string;
  /** The test's name. */
  test: string;
}

const MARKER = /^ *\/\/ Promise: (.+?) \| (.+)$/gm;
/** The name of the first test behind: what stands before its function. */
const NAME = /(['"`])((?:(?!\1|\n).)+)\1,\s*(?:async\b|\()/;

/** What the product promises, as the tests that hold it say above them: `// Promise: what | how it is kept`. */
export function promisesInTests(): KeptPromise[] {
  return ['app', 'tests'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .sort()
      .flatMap((name) => promisesIn(`${folder}/${name}`)),
  );
}

function promisesIn(file: string): KeptPromise[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(MARKER)].map(({ 0: marker, 1: promise = '', 2: how = '', index }) => {
    const test = NAME.exec(text.slice(index + marker.length))?.[2];
    if (!test) throw new Error(`${file} promises “${promise}” above no test`);
    return { promise, how, file, test };
  });
}
