import type { ActionView } from './action-api';
import { groupActions } from './action-groups';

const command = (name: string) => ({ name, summary: `It does ${name}` });
const by = (name: string, ...systems: string[]): ActionView => ({
  name,
  own: false,
  connections: systems.map((system, index) => ({ id: `${system}-${index}`, system, name: system })),
  unable: null,
});

describe('the actions of the palette', () => {
  const grouped = groupActions(['pay', 'write', 'book', 'make', 'read', 'mail'].map(command), [
    by('pay', 'Stripe'),
    by('write', 'Kentico', 'OrderCloud', 'Kentico'),
    { ...by('book'), own: true },
    by('make', 'Kentico'),
    by('read', 'OrderCloud', 'Kentico'),
    { ...by('mail'), unable: { code: 'not-connected', systems: [], switches: [] } },
  ]);

  it('stand under the systems that do them, each once, those of one system first, ours last', () => {
    expect(
      grouped.groups.map(({ systems, commands }) => [systems, commands.map(({ name }) => name)]),
    ).toEqual([
      [['Stripe'], ['pay']],
      [['Kentico'], ['make']],
      [
        ['Kentico', 'OrderCloud'],
        ['write', 'read'],
      ],
      [[], ['book']],
    ]);
  });

  it('that no connected system can do stand apart, with why', () => {
    expect(grouped.impossible).toMatchObject([{ name: 'mail', unable: { code: 'not-connected' } }]);
  });
});
