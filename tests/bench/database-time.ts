import '../support/scheme';
import { setContext } from '~/platform/context.server';
import { loader } from '~/routes/organisations.$slug._index/route';
import { type AnsweredQuery, closeDatabase, openDatabase } from '~db/client';
import { type DatabaseTimes, nthSlug } from './seeded';

// A program of its own: how long the database works on what one dashboard's loader asks; the page's head asks nothing
// that it does not. No organisation is asked for twice.
const [url = '', organisations = '', cookie = '', secret = ''] = process.argv.slice(2);
const MOST_ASKED = 2_000;
const WARM = 20;

setContext({ secret, origin: 'http://localhost' });
const answered: AnsweredQuery[] = [];
await openDatabase({ url, dataDir: 'unused', onQuery: (query) => void answered.push(query) });
const times: number[] = [];
const queries: DatabaseTimes['queries'] = [];
for (let turn = 0; turn < Math.min(MOST_ASKED, Number(organisations)); turn++) {
  answered.length = 0;
  const slug = nthSlug(turn, Number(organisations));
  const request = new Request(`http://localhost/organisations/${slug}`, { headers: { cookie } });
  await loader({ request, params: { slug }, context: {} });
  if (turn < WARM) continue;
  times.push(answered.reduce((sum, { ms }) => sum + ms, 0));
  queries.push(answered.map(({ sql, parameters }) => ({ sql, parameters })));
}
await closeDatabase();
console.log(JSON.stringify({ times, queries } satisfies DatabaseTimes));
