/** Kept on globalThis: in development a module is evaluated again after each edit, the connection is not. */
export function shared<T extends object>(name: string, make: () => T): T {
  const key = Symbol.for(`proofmark.db.${name}`);
  const holder = globalThis as { [key: symbol]: unknown };
  holder[key] ??= make();
  return holder[key] as T;
}
