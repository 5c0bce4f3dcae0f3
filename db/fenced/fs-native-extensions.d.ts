declare module 'fs-native-extensions' {
  /** Locks a part of an open file for this opening of it, until it is closed; false where another has it. */
  export function tryLock(fd: number, offset: number, length: number): boolean;
}
