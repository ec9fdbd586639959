import { csvRow } from './csv-row';

describe('a row of CSV', () => {
  it.each([
    [['a', 1, null, 'b'], 'a,1,,b\r\n'],
    [['say "x", or', 'two\nlines'], '"say ""x"", or","two\nlines"\r\n'],
    [['-12.50', '+3', -7], '-12.50,+3,-7\r\n'],
    [['=1+1', '@x', '-x', '+49 30'], "'=1+1,'@x,'-x,'+49 30\r\n"],
  ])('quotes what needs it, and hands no formula to a spreadsheet: %j', (cells, text) => {
    expect(csvRow(cells)).toBe(text);
  });
});
