import { differences } from './differences';

describe('what two people have made of one thing', () => {
  it('is told field by field', () => {
    expect(
      differences(
        { timeZone: 'UTC', statuses: { paid: 'Paid', placed: 'New' }, list: [1] },
        { timeZone: 'UTC', statuses: { paid: 'Bezahlt' }, list: [1, 2] },
      ),
    ).toEqual([
      { path: 'list', mine: '[1]', theirs: '[1,2]' },
      { path: 'statuses.paid', mine: 'Paid', theirs: 'Bezahlt' },
      { path: 'statuses.placed', mine: 'New', theirs: '—' },
    ]);
  });
});
