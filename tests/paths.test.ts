import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paths } from '~/paths';

/** Addresses of the files in `app/routes`, as Remix reads their names: a parameter is `:`. */
const routes = readdirSync('app/routes').map((name) => {
  const parts = name
    .replace(/\.tsx$/, '')
    .replaceAll('[.]', '\0')
    .split('.');
  const path = parts.filter((part) => part !== '_index').map((part) => part.replace(/^\$.*/, ':'));
  return `/${path.join('/').replaceAll('\0', '.')}`;
});

/** Every address that `paths` gives, with `:` for whatever it is given. */
function addresses(from: unknown): string[] {
  if (typeof from === 'string') return [from];
  if (typeof from === 'function') return addresses(from(...Array(from.length).fill(':')));
  return Object.values(from as object).flatMap(addresses);
}

describe('paths', () => {
  it('lead to a route each', () => {
    expect(addresses(paths).filter((address) => !routes.includes(address))).toEqual([]);
  });

  it('lead to every route', () => {
    const known = addresses(paths);
    // What answers where nothing else does, and what nobody is led to who does not work on the product.
    expect(routes.filter((route) => !known.includes(route))).toEqual(['/:', '/style']);
  });

  it('give an address once', () => {
    const known = addresses(paths);
    expect(known.filter((address, index) => known.indexOf(address) !== index)).toEqual([]);
  });
});

/** First segments of addresses, and what stands at the end of some: written after a `/` they are an address. */
const words = [...new Set(routes.flatMap((route) => route.split('/')))].filter((word) => /^[a-z]/.test(word));
const written = new RegExp(
  `(?:["'\`}(]/(?:${words.map((word) => word.replaceAll('.', '\\.')).join('|')})(?=["'\`/?#$]))`,
);

/** Lines of code, without comments, in which an address is written. */
function addressesIn(text: string): string[] {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => !/^\s*\/\/|^\s*import |from '[^']*';$|import\('/.test(line) && written.test(line));
}

describe('addresses', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((name) => `app/${name}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^app\/paths\.ts$/.test(path));

  it('are written in one place', () => {
    const found = files.flatMap((path) =>
      addressesIn(readFileSync(path, 'utf8')).map((line) => `${path}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it('would be found elsewhere', () => {
    for (const line of [
      'to=`/statements/{id}/check`',
      'href="/directory"',
      "redirect('/review')",
      'const to = `{here}/plans`;',
      '`{origin}/verify/{code}`',
      '`/sign-in?from={from}`',
    ])
      expect(addressesIn(line), line).toHaveLength(1);
    expect(addressesIn("import { x } from '~/scheme/y';")).toEqual([]);
  });
});
