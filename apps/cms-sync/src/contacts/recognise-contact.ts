import type { ContactPort, KnownContact } from '#connectors/kit/contact-port';
import { CONTACT_PROOFS } from '#contracts/events/customers';

export type ContactProof = (typeof CONTACT_PROOFS)[number];

export interface Wanted {
  /** The commerce system's own key. */
  readonly customerId: string;
  readonly providerCustomerId: string;
  /** Of the account; null for none, and for guests. */
  readonly email: string | null;
}

/** `conflict`: the contact bears another record of the provider, so it may be somebody else. */
export type Recognised =
  { readonly kind: 'known'; readonly proof: ContactProof } | { readonly kind: 'none' | 'conflict' };

/**
 * Which known contact a customer is, the strongest proof first: the contact bears the provider's key, or the shop's key, or an e-mail
 * address that the contact system has seen confirmed and that is the account's. Names and addresses that merely look alike prove nothing.
 */
export async function recogniseContact(contacts: ContactPort, wanted: Wanted): Promise<Recognised> {
  const { provider, customer, email } = contacts.sources;
  const own = { source: provider, identifier: wanted.providerCustomerId };
  if (await contacts.find(own)) return { kind: 'known', proof: 'provider-identifier' };
  if (customer !== null) {
    const found = await contacts.find({ source: customer, identifier: wanted.customerId });
    if (found) return judge(found, 'customer-identifier', provider);
  }
  if (email === null || wanted.email === null) return { kind: 'none' };
  const found = await contacts.find({ source: email, identifier: wanted.email });
  const confirmed = found?.verifiedEmail?.toLowerCase() === wanted.email.toLowerCase();
  return found && confirmed ? judge(found, 'verified-email', provider) : { kind: 'none' };
}

/** A contact that already bears a key of the provider, and not ours, is not taken over. */
function judge({ identifiers }: KnownContact, proof: ContactProof, provider: string): Recognised {
  return identifiers.some(({ source }) => source === provider)
    ? { kind: 'conflict' }
    : { kind: 'known', proof };
}
