import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import postgres from 'postgres';

// The anchor of the pages group: no framework, the section page's queries, its finished HTML.
const [url = '', section = '', cookie = ''] = process.argv.slice(2);
const html = await text(process.stdin);
const sql = postgres(url, { max: 10, onnotice: () => {} });
const id = /\/statements\/([0-9a-f-]{36})/.exec(section)?.[1] ?? '';
const raw = decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? '').split('.')[0] ?? '';
// As the database has it.
const token = createHash('sha256').update(raw).digest('hex');

const server = createServer(async (_req, res) => {
  await sql`select s.updated_at, p.id, p.name, p.email, m.organisation_id, m.role, o.slug, o.name, b.role
    from auth_session s join person p on p.id = s.person_id left join membership m on m.person_id = p.id
    left join organisation o on o.id = m.organisation_id left join body_role b on b.person_id = p.id
    where s.token = ${token} and s.created_at > now() - interval '12 hours' and s.updated_at > now() - interval '1 hour'`;
  const [statement] = await sql`select * from statement where id = ${id}`;
  const org = statement?.organisation_id as string;
  const [, versions] = await Promise.all([
    sql`select * from organisation where id = ${org}`,
    sql`select id, status, revision, number from version where organisation_id = ${org} and statement_id = ${id} order by number desc`,
    sql`select * from own_measure where organisation_id = ${org} order by position, id`,
  ]);
  const [all] = await Promise.all([
    sql`select * from statement where organisation_id = ${org} order by period_end desc`,
    sql`select * from answer where organisation_id = ${org} and version_id = ${versions[0]?.id as string}`,
    sql`select c.*, p.name from field_comment c join person p on p.id = c.author_id
      where c.organisation_id = ${org} and c.statement_id = ${id} order by c.created_at`,
  ]);
  const last = all[1]?.id as string;
  const rest =
    await sql`select id, statement_id, status, number from version where organisation_id = ${org} order by number desc`;
  const speaks = rest.find((version) => version.statement_id === last)?.id as string;
  const answers =
    await sql`select * from answer where organisation_id = ${org} and version_id in (${speaks})`;
  await sql`select id, name from person where id = ${(answers[0]?.updated_by as string) ?? ''}`;
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
