import { parseArgs } from 'node:util';
import { type Env, readEnv } from '../platform/env.server';
import { rebuildBenchmarks } from '../scheme/benchmarks.server';
import { refuseRealData, seed, WHOLE_DOCUMENTS } from '../seed/seed.server';
import { withStore } from './command';

const USAGE = 'npm run seed -- --organisations N --years Y [--into DATABASE_URL]';
const MOST_ORGANISATIONS = 999_999;
const MOST_YEARS = 30;

function read() {
  const { values } = parseArgs({
    options: {
      organisations: { type: 'string' },
      years: { type: 'string' },
      into: { type: 'string' },
    },
  });
  const organisations = wholeNumber(values.organisations, MOST_ORGANISATIONS);
  const years = wholeNumber(values.years, MOST_YEARS);
  return { organisations, years, into: values.into };
}

function wholeNumber(typed: string | undefined, most: number): number {
  const number = /^\d{1,6}$/.test(typed ?? '') ? Number(typed) : 0;
  if (number < 1 || number > most) throw new Error(`Use: ${USAGE}`);
  return number;
}

function envFor({ into }: { into: string | undefined }): Env {
  const env = readEnv();
  if (env.production) throw new Error('Made-up organisations have no place in production.');
  return into ? { ...env, databaseUrl: into } : env;
}

await withStore(
  read,
  async (options) => {
    await refuseRealData();
    const { organisations, years } = options;
    const done = await seed({ organisations, years, url: envFor(options).databaseUrl });
    const began = performance.now();
    const worked = await rebuildBenchmarks();
    const rate = Math.round(done.rows / done.seconds).toLocaleString('en-GB');
    return {
      lines: [
        `${organisations} organisations, ${years} years each: ${done.answers} answers`,
        `${done.rows} rows in ${done.seconds.toFixed(1)} s, ${rate} a second`,
        `Benchmarks of ${worked.size} years worked out in ${((performance.now() - began) / 1000).toFixed(1)} s`,
        `Documents are whole for the first ${WHOLE_DOCUMENTS} organisations, short and without figures for the others.`,
      ],
    };
  },
  envFor,
);
