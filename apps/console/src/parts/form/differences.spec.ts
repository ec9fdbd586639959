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

  it('finds what has an id wherever it stands in a list', () => {
    const step = (id: string, title: string) => ({ id, title });
    expect(
      differences(
        { steps: [step('a', 'One'), step('b', 'Two')], notes: [] },
        {
          steps: [step('b', 'Second'), step('a', 'One'), step('c', 'Three')],
          notes: [{ id: 'n', text: 'So' }],
        },
      ),
    ).toEqual([
      { path: 'notes.n', mine: '—', theirs: '{"id":"n","text":"So"}' },
      { path: 'steps.b.title', mine: 'Two', theirs: 'Second' },
      { path: 'steps.c', mine: '—', theirs: '{"id":"c","title":"Three"}' },
    ]);
  });
});
