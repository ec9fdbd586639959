import type {
  ContactIdentifier,
  ContactPort,
  ContactSources,
  KnownContact,
} from '#connectors/kit/contact-port';
import { recogniseContact } from './recognise-contact';

const SOURCES = { provider: 'stripe', customer: 'shop', email: 'email' };
const wanted = { customerId: 'C-1', providerCustomerId: 'cus_1', email: 'Ada@Example.com' };

/** Contacts by `source:identifier`, each with the identifiers it bears. */
function contacts(
  known: Record<string, Partial<KnownContact>>,
  sources: ContactSources = SOURCES,
): ContactPort & { readonly asked: string[] } {
  const asked: string[] = [];
  const find = ({ source, identifier }: ContactIdentifier): Promise<KnownContact | null> => {
    asked.push(source);
    const found = known[`${source}:${identifier.toLowerCase()}`];
    return Promise.resolve(found ? { identifiers: [], verifiedEmail: null, ...found } : null);
  };
  return { sources, find, asked };
}

const another = { identifiers: [{ source: 'stripe', identifier: 'cus_other' }] };

describe('a customer among known contacts', () => {
  it('is the one that bears the key of the provider’s record, and no other is looked for', async () => {
    const port = contacts({ 'stripe:cus_1': {}, 'shop:c-1': another });
    expect(await recogniseContact(port, wanted)).toEqual({ kind: 'known', proof: 'provider-identifier' });
    expect(port.asked).toEqual(['stripe']);
  });

  it('is the one that bears the shop’s key, unless that one pays with another record', async () => {
    expect(await recogniseContact(contacts({ 'shop:c-1': {} }), wanted)).toEqual({
      kind: 'known',
      proof: 'customer-identifier',
    });
    const taken = contacts({
      'shop:c-1': another,
      'email:ada@example.com': { verifiedEmail: 'ada@example.com' },
    });
    expect(await recogniseContact(taken, wanted)).toEqual({ kind: 'conflict' });
  });

  it.each([
    ['ada@example.com', 'known'],
    [null, 'none'],
    ['eve@example.com', 'none'],
  ])('is the one with the same address only where it was confirmed: %s', async (verifiedEmail, kind) => {
    const port = contacts({ 'email:ada@example.com': { verifiedEmail } });
    expect((await recogniseContact(port, wanted)).kind).toBe(kind);
  });

  it('that has no account, or whose shop names no source of addresses, is never looked for by address', async () => {
    const known = { 'email:ada@example.com': { verifiedEmail: 'ada@example.com' } };
    const guest = contacts(known);
    expect(await recogniseContact(guest, { ...wanted, email: null })).toEqual({ kind: 'none' });
    const silent = contacts(known, { ...SOURCES, customer: null, email: null });
    expect(await recogniseContact(silent, wanted)).toEqual({ kind: 'none' });
    expect([...guest.asked, ...silent.asked]).not.toContain('email');
  });
});
