import { recordOf, repeatedRows, rowsOf } from './pair-rows';

describe('rows of names and values', () => {
  it('become the record they came from; unfinished rows do not', () => {
    const rows = rowsOf({ Neu: 'placed', Bezahlt: 'paid' });
    expect(recordOf([...rows, { name: '', value: 'paid' }])).toEqual({ Neu: 'placed', Bezahlt: 'paid' });
  });

  it('say which name is there twice', () => {
    const rows = [...rowsOf({ a: 1, b: 2 }), { name: 'a', value: 3 }, { name: '', value: 1 }];
    expect([...repeatedRows(rows)]).toEqual([2]);
  });
});
