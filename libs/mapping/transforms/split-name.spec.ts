import fc from 'fast-check';
import { splitName } from './split-name';

describe('a whole name', () => {
  it.each([
    ['Ada Lovelace', 'Ada', 'Lovelace'],
    ['  Ada   Byron  Lovelace ', 'Ada Byron', 'Lovelace'],
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
    ['Rogier van der Weyden', 'Rogier', 'van der Weyden'],
    ['María de la Cruz', 'María', 'de la Cruz'],
    ['Martin Luther King Jr.', 'Martin Luther', 'King Jr.'],
    ['Lovelace, Ada', 'Ada', 'Lovelace'],
    ['King, Jr.', '', 'King, Jr.'],
    ['Sammy Davis, Jr.', 'Sammy', 'Davis, Jr.'],
    ['Dr. Ada Lovelace', 'Dr. Ada', 'Lovelace'],
    ['van Gogh', 'van', 'Gogh'],
    ['Plato', '', 'Plato'],
    ['', '', ''],
  ])('%s is %s and %s', (name, given, family) => {
    expect(splitName(name)).toEqual({ given, family });
  });

  it('can have the family name first', () => {
    expect(splitName('Yamada Tarō', 'family-first')).toEqual({ family: 'Yamada', given: 'Tarō' });
  });

  it('loses no word, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('given-first' as const, 'family-first' as const),
        (name, order) => {
          const { given, family } = splitName(name, order);
          const words = (text: string) =>
            text
              .normalize('NFC')
              .split(/[\s,]+/)
              .filter((word) => word !== '')
              .sort();
          expect(words(`${given} ${family}`)).toEqual(words(name));
          expect(family === '').toBe(name.trim() === '');
        },
      ),
    );
  });
});
