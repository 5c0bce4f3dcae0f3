import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { today } from '../platform/clock.server';
import { putInForce } from '../questionnaire/scheme';
import { SHIPPED } from '../questionnaire/scheme-pack';
import { referenceDocuments } from './reference';

putInForce(SHIPPED);
for (const [path, text] of Object.entries(referenceDocuments(Number(today().slice(0, 4))))) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`${path}\n`);
}
