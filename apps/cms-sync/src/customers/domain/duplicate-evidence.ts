import type { CustomerProfile, DuplicateEvidence } from '#contracts/models/customer';

/** The normalised forms by which two persons look alike. */
export const emailKey = (profile: CustomerProfile): string | null =>
  profile.email?.trim().toLowerCase() || null;

/** What two profiles have in common; empty unless the e-mail address is among it, for names and phones are shared too often. */
export function duplicateEvidence(left: CustomerProfile, right: CustomerProfile): DuplicateEvidence[] {
  const email = emailKey(left);
  if (email === null || email !== emailKey(right)) return [];
  const phone = digits(left.phone);
  const name = nameOf(left);
  return [
    { field: 'email', value: maskEmail(email) },
    ...(phone !== null && phone === digits(right.phone)
      ? [{ field: 'phone' as const, value: `…${phone.slice(-3)}` }]
      : []),
    ...(name !== null && name === nameOf(right) ? [{ field: 'name' as const, value: maskName(name) }] : []),
  ];
}

export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}***${at < 0 ? '' : email.slice(at)}`.slice(0, 200);
}

const maskName = (name: string): string =>
  name
    .split(' ')
    .map((word) => `${[...word][0] ?? ''}.`)
    .join(' ')
    .slice(0, 200);

function digits(phone: string | null): string | null {
  const found = phone?.replace(/\D/g, '') ?? '';
  return found.length >= 6 ? found : null;
}

function nameOf({ firstName, lastName }: CustomerProfile): string | null {
  const name = [firstName, lastName].filter(Boolean).join(' ').normalize('NFC').trim().toLowerCase();
  return name === '' ? null : name;
}
