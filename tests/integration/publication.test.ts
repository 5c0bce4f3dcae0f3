import { describe, expect, it } from 'vitest';
import { sha256 } from '~/platform/canonical.server';
import { publishedPdf } from '~/statement/published-file.server';
import { inTransaction } from '~db/client';
import {
  anOrganisation,
  aStatement,
  aVersion,
  engines,
  freshDatabase,
  insertVersion,
} from '../support/database';

describe.each(engines())('a published file, %s', (engine) => {
  freshDatabase(engine);

  it('is made once and served as it was first made', async () => {
    const organisation = anOrganisation();
    const statement = aStatement(organisation);
    const version = aVersion(statement);
    await inTransaction((tx) => insertVersion(tx, organisation, statement, version));
    let made = 0;
    const ask = (name: string) =>
      publishedPdf({
        organisationId: organisation.id,
        versionId: version.id,
        name,
        make: async () => {
          made += 1;
          return new TextEncoder().encode(`${name}, made ${made}`);
        },
      });
    const first = await ask('commissioner.pdf');
    expect(await ask('commissioner.pdf')).toEqual(first);
    expect(made).toBe(1);
    expect(first.sha256).toBe(sha256(first.bytes));
    expect(new TextDecoder().decode(first.bytes)).toBe('commissioner.pdf, made 1');

    const [one, other] = await Promise.all([ask('statement.pdf'), ask('statement.pdf')]);
    expect(other).toEqual(one);
    expect(one.bytes).not.toEqual(first.bytes);
  });
});
