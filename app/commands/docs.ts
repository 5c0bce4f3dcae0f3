import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { today } from '../platform/clock.server';
import { referenceDocuments } from './reference';

for (const [path, text] of Object.entries(referenceDocuments(Number(today().slice(0, 4))))) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`${path}\n`);
}
