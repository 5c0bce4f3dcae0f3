import { parseArgs } from 'node:util';
import { rebuildBenchmarks } from '../scheme/benchmarks.server';
import { withStore } from './command';

function read() {
  parseArgs({ options: {} });
  return {};
}

/** Works every year's benchmarks and totals out anew. Publications do the same for their own year, by themselves. */
await withStore(read, async () => {
  const years = await rebuildBenchmarks();
  const lines = [...years].map(([year, organisations]) => `${year}: ${organisations} organisations`);
  return { lines: lines.length > 0 ? lines : ['Nothing is published yet.'] };
});
