import { cellText, cellValue, pastedRows, tableOf } from './lookup-rows';
import { sourceOptions } from './source-options';

describe('the grid of a look-up table', () => {
  it('types values as the rule gives them', () => {
    expect(cellValue('5', 'integer')).toBe(5);
    expect(cellValue('007', 'integer')).toBe('007');
    expect(cellValue('5', 'text')).toBe('5');
    expect(cellValue('true', 'boolean')).toBe(true);
    expect([cellText(5), cellText('x'), cellText(null)]).toEqual(['5', 'x', 'null']);
  });

  it('takes two columns of a spreadsheet, and nothing else', () => {
    expect(pastedRows('de\tGerman\r\nfr\tFrench\n', 'text')).toEqual([
      ['de', 'German'],
      ['fr', 'French'],
    ]);
    expect(pastedRows('just words', 'text')).toBeUndefined();
  });

  it('is no table while a key stands twice; rows without a key wait', () => {
    expect(
      tableOf([
        ['a', '1'],
        ['', ''],
      ]),
    ).toEqual({ a: '1' });
    expect(
      tableOf([
        ['a', '1'],
        ['a', '2'],
      ]),
    ).toBeUndefined();
  });
});

describe('the source fields that a rule can take', () => {
  const fields = [
    'order.number',
    'order.lines',
    'order.lines[].sku',
    'order.lines[].parts[].code',
    'order.custom.*',
  ].map((path) => ({
    object: 'order',
    path,
    type: 'text' as const,
    required: false,
    meaning: '',
    maxLength: null,
    limit: null,
    example: null,
    canonical: null,
  }));

  it('are those outside of lists, and those of the elements in reach by their names', () => {
    expect(sourceOptions(fields, [])).toEqual(['order.number', 'order.lines']);
    expect(sourceOptions(fields, [{ as: 'line', list: 'order.lines' }])).toEqual([
      'line.sku',
      'line',
      'order.number',
      'order.lines',
    ]);
  });
});
