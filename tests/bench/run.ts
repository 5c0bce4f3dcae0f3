import '../support/scheme';
import { mkdirSync, writeFileSync } from 'node:fs';
import { insight } from './insight';
import { keystrokes } from './keystrokes';
import { pages } from './pages';
import { pdf } from './pdf';
import type { Row } from './row';
import { save } from './save';
import { search } from './search';
import { startup } from './startup';

// Run by `npm run bench [-- GROUP]`. Prints a table and writes bench/results.json.
const groups: Record<string, () => Promise<Row[]>> = {
  startup,
  save,
  pages,
  pdf,
  insight,
  search,
  keystrokes,
};
const asked = process.argv[2];
if (asked && !groups[asked]) {
  console.error(`There is no group ${asked}. Groups: ${Object.keys(groups).join(', ')}`);
  process.exit(1);
}
const rows: Row[] = [];
for (const [name, measure] of Object.entries(groups))
  if (!asked || asked === name) rows.push(...(await measure()));
console.table(
  rows.map(({ group, name, value, unit, anchor, anchorValue, ratio, target, met }) => ({
    group,
    name,
    value: `${value} ${unit}`,
    anchor: anchor ? `${anchor}: ${anchorValue}` : '',
    ratio: ratio ?? '',
    target: target ?? '',
    met: met === undefined ? '' : met ? 'yes' : 'NO',
  })),
);
mkdirSync('bench', { recursive: true });
writeFileSync('bench/results.json', `${JSON.stringify(rows, null, 2)}\n`);
process.exit(0);
