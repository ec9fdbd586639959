import { literal, pageStatement } from './page-statement';

describe('the SQL of a page', () => {
  const things = { table: 'things', columns: 'id, made', order: ['made', 'id'], limit: 50 };

  it('says what is asked for and nothing else', () => {
    expect(pageStatement({ ...things, scope: { column: 'owner', values: null }, after: null })).toEqual({
      text: 'SELECT id, made FROM things ORDER BY made DESC, id DESC LIMIT 50',
      values: [],
    });
  });

  it('goes on behind the page before, in the direction of the list', () => {
    const { text, values } = pageStatement({
      ...things,
      direction: 'ASC',
      scope: { column: 'owner', values: null },
      compare: [
        ['kind', '=', 'a'],
        ['colour', '>=', null],
      ],
      after: ['2026-01-01', 'x'],
    });
    expect(text).toBe(
      'SELECT id, made FROM things WHERE kind = $1 AND (made, id) > ($2, $3) AND made >= $2 ORDER BY made ASC, id ASC LIMIT 50',
    );
    expect(values).toEqual(['a', '2026-01-01', 'x']);
  });

  it('asks each scope for its own page', () => {
    const { text, values } = pageStatement({
      ...things,
      scope: { column: 'owner', values: ['me'] },
      where: [`state = 'lost'`],
      after: null,
    });
    expect(text).toContain(
      `LATERAL (SELECT id, made FROM things WHERE things.owner = scopes.scope AND state = 'lost' ORDER BY`,
    );
    expect(values).toEqual([['me']]);
    const byOwner = { ...things, order: ['made', 'owner', 'id'], scope: { column: 'owner', values: ['me'] } };
    expect(pageStatement({ ...byOwner, after: null }).text).toMatch(
      /ORDER BY made DESC, id DESC LIMIT 50\) AS own ORDER BY own.made DESC, own.owner DESC, own.id DESC/,
    );
  });

  it('takes only known values as text', () => {
    expect(literal(['lost', 'found'], 'lost')).toBe(`'lost'`);
    expect(() => literal(['lost'], 'found')).toThrow();
    expect(() => literal([`'; DROP`], `'; DROP`)).toThrow();
  });
});
