import { asCards, leastWidth } from './tracks';

describe('columns of a table', () => {
  it('take at least what their tracks say', () => {
    expect(leastWidth(['120px', 'minmax(90px, 1fr)', '2fr', 'minmax(0, 1fr)'])).toBe(210);
  });

  it('become cards on a phone when they do not fit', () => {
    const wide = ['minmax(200px, 1fr)', 'minmax(200px, 1fr)'];
    expect(asCards(366, wide)).toBe(true);
    expect(asCards(400, wide)).toBe(false);
    expect(asCards(366, ['minmax(120px, 1fr)', '1fr'])).toBe(false);
  });

  it('stay columns in a frame that is wider than a phone or not measured yet', () => {
    const widest = Array.from({ length: 8 }, () => 'minmax(150px, 1fr)');
    expect(asCards(700, widest)).toBe(false);
    expect(asCards(0, widest)).toBe(false);
  });
});
