import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toldFailure, toldHelp } from '../failure-words';
import { toldCode } from './told-code';

const ROOT = join(__dirname, '../../../../..');
/** What plays the outside world or tests it fails with codes that nobody reads. */
const NOT_THE_PRODUCT =
  /\.spec\.ts$|\.properties\.|\/(?:simulator|simulation|fixtures|specs|conformance|testing|sandbox|console)\//;
const RAISED =
  /(?:Failure\.(?:transient|rateLimited|conflict|mapping|permanent)\(|new Failure\([^,()]+(?:\([^()]*\))?,)\s*(?:'([a-z0-9-]+)'|([A-Z][A-Z_]+)\b)/g;

const sources = ['libs', 'apps']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `/${folder}/${file}`,
    ),
  )
  .filter((file) => file.endsWith('.ts') && !NOT_THE_PRODUCT.test(file))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'));

/** `export const UNKNOWN_TYPE = 'unknown-type'`: codes that have a name. */
const named = new Map(
  sources.flatMap((source) =>
    [...source.matchAll(/const ([A-Z][A-Z_]+) = '([a-z0-9-]+)'/g)].map(([, name, code]) => [name, code]),
  ),
);
const codes = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(RAISED)].flatMap(([, code, name]) => code ?? named.get(name) ?? []),
  ),
);

describe('the codes of failures in German', () => {
  it('are found in what connectors and services raise', () => {
    expect(codes.size).toBeGreaterThan(180);
    expect([...codes]).toEqual(
      expect.arrayContaining(['erp-item-missing', 'unknown-type', 'xc-command-refused']),
    );
  });

  it.each([...codes].sort())('%s has words', (code) => {
    const words = toldCode(code);
    expect(words).toMatch(/^(?:[A-ZÄÖÜ]|xConnect).+[.]$/);
  });

  it('stand before a sentence that nobody has put into words, which keeps its names and numbers', () => {
    const sentence = 'Business Central does not know "A-1" of order 17';
    expect(toldFailure('de', sentence, 'erp-item-missing')).toBe(
      `Das ERP kennt einen Artikel der Bestellung nicht. (${sentence})`,
    );
    expect(toldFailure('en', sentence, 'erp-item-missing')).toBe(sentence);
    expect(toldFailure('de', sentence, 'never-heard-of')).toBe(sentence);
    expect(toldFailure('de', 'Kentico has no order 9 on this site', 'order-not-found')).toBe(
      'Kentico hat keine Bestellung 9',
    );
  });

  it('say what helps', () => {
    expect(toldHelp('de', 'Create the items.', 'erp-item-missing')).toBe(
      'Legen Sie den Artikel im ERP an, dann wiederholen Sie die Nachricht.',
    );
    expect(toldHelp('de', 'Correct the number.', 'mapping-not-an-integer')).toContain('die Zuordnung');
    expect(toldHelp('en', 'Create the items.', 'erp-item-missing')).toBe('Create the items.');
    expect(toldHelp('de', 'Do so.', 'never-heard-of')).toBe('Do so.');
  });

  it('tell why a bank declined', () => {
    expect(toldFailure('de', 'Your card has insufficient funds.', 'insufficient_funds')).toBe(
      'Das Konto ist nicht gedeckt. (Your card has insufficient funds.)',
    );
  });
});
