import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import postgres from 'postgres';

// The anchor of the insight group: no framework, the very queries that the page's loaders ask, for one organisation
// after another as the page is asked for, and a page's finished HTML.
const [url = ''] = process.argv.slice(2);
const { html, queries } = JSON.parse(await text(process.stdin)) as {
  html: string;
  queries: { sql: string; parameters: never[] }[][];
};
const sql = postgres(url, { max: 10, onnotice: () => {} });

let turn = 0;
const server = createServer(async (_req, res) => {
  for (const query of queries[turn++ % queries.length] ?? [])
    await sql.unsafe(query.sql, query.parameters, { prepare: true });
  res.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(html),
  });
  res.end(html);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/\n`);
});
