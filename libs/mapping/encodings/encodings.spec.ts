import fc from 'fast-check';
import { XMLBuilder } from 'fast-xml-parser';
import { parseForm } from './form';
import { parseXml } from './xml';

const name = fc.stringMatching(/^[a-z][a-z_]{0,8}$/);
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
/** What both encodings can say: texts, and objects and lists that are not empty. */
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.array(tie('value'), { minLength: 1, maxLength: 4 }),
    fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 4 }),
  ),
})).value;

type Tree = string | readonly Tree[] | { readonly [name: string]: Tree };

/** Name and value of each field, as Stripe nests them in brackets. */
function fieldsOf(name: string, value: Tree): [string, string][] {
  if (typeof value === 'string') return [[name, value]];
  return Object.entries(value).flatMap(([key, member]) => fieldsOf(`${name}[${key}]`, member));
}
const formOf = (value: Readonly<Record<string, Tree>>): string =>
  new URLSearchParams(Object.entries(value).flatMap(([name, member]) => fieldsOf(name, member))).toString();

const builder = new XMLBuilder({ suppressEmptyNode: false });

describe('forms', () => {
  it('come back as they went out, whatever is nested in them and in every script', () => {
    fc.assert(
      fc.property(fc.dictionary(name, tree as fc.Arbitrary<Tree>, { maxKeys: 5 }), (value) => {
        expect(parseForm(formOf(value))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });

  it('reads unnamed members as a list', () => {
    expect(parseForm('tags[]=a&tags[]=b&x[1]=gap')).toEqual({
      ok: true,
      value: { tags: ['a', 'b'], x: { '1': 'gap' } },
    });
  });

  it.each([
    ['a=1&a[b]=2', 'malformed'],
    ['a[b=1', 'malformed'],
    ['__proto__[polluted]=1', 'not-allowed'],
    [`a${'[b]'.repeat(30)}=1`, 'too-deep'],
    ['x'.repeat(1_000_001), 'too-large'],
  ])('refuses what it cannot mean', (form, code) => {
    expect(parseForm(form)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('XML', () => {
  it('comes back as it went out, in every script', () => {
    const written = fc.string({
      unit: fc.constantFrom(...'aZ0 <>&"\'éß漢字كتاבא€'),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.dictionary(name, written, { minKeys: 1, maxKeys: 5 }), (root) => {
        expect(parseXml(builder.build({ root }))).toEqual({ ok: true, value: { root: { ...root } } });
      }),
    );
  });

  it('keeps values as text and repeated elements as a list', () => {
    expect(parseXml('<r id="007"><i>1e5</i><i>2</i></r>')).toEqual({
      ok: true,
      value: { r: { '@id': '007', i: ['1e5', '2'] } },
    });
  });

  it.each([
    ['<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>', 'not-allowed'],
    ['<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><r>&b;</r>', 'not-allowed'],
    ['<r><a></r>', 'malformed'],
    [`${'<a>'.repeat(30)}${'</a>'.repeat(30)}`, 'too-deep'],
  ])('refuses %s', (xml, code) => {
    expect(parseXml(xml)).toMatchObject({ ok: false, error: { code } });
  });
});
