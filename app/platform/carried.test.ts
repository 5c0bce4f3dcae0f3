import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealed, unsealed } from './carried.server';
import { at } from './clock.server';

const form = {
  to: '/statements/1/jobs',
  by: 'p1',
  fields: [['jobs_created.value', '12'] as [string, string]],
};

describe('a form that is carried through the sign-in page', () => {
  it('comes out as it went in, and says nothing on the way', () => {
    const seal = sealed(form) ?? '';
    expect(unsealed(seal)).toEqual(form);
    expect(Buffer.from(seal, 'base64url').toString('latin1')).not.toContain('jobs');
  });

  it('is nothing once a letter of it was changed, whichever', () => {
    const seal = sealed(form) ?? '';
    for (let place = 0; place < seal.length - 1; place += 7) {
      const other = seal[place] === 'A' ? 'B' : 'A';
      expect(unsealed(`${seal.slice(0, place)}${other}${seal.slice(place + 1)}`)).toBeNull();
    }
    for (const raw of ['', 'x', 'A'.repeat(500_000), `${seal}${seal}`]) expect(unsealed(raw)).toBeNull();
  });

  it('is too old after an hour', async () => {
    const seal = sealed(form) ?? '';
    const later = (minutes: number) =>
      at(new Date(Date.now() + minutes * 60_000), async () => unsealed(seal));
    expect(await later(59)).toEqual(form);
    expect(await later(61)).toBeNull();
  });

  it('is not carried where it would be too long', () => {
    expect(sealed({ ...form, fields: [['story', 'A long story. '.repeat(60_000)]] })).not.toBeNull();
    expect(sealed({ ...form, fields: [['story', randomBytes(400_000).toString('hex')]] })).toBeNull();
  });
});
