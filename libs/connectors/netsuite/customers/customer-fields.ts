import { createHash } from 'node:crypto';
import type { CustomerProfile } from '#contracts/models/customer';
import type { Row } from '../client/netsuite-client';

/** Lengths of NetSuite's fields. */
const LENGTHS = { name: 32, company: 83, email: 254 } as const;
const PHONE = { shortest: 7, longest: 21 } as const;
/** NetSuite wants both names of a person; this stands for the one that nobody gave. */
const NO_NAME = '-';
/** It wants the name of a company as well. */
const NAMELESS = 'Customer without a name';
const ERASED = 'Erased';
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface CustomerFields {
  readonly isPerson: boolean;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly companyName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** What NetSuite shows after it was given the profile. An address that is none, or too long, is left out: cut short it would be another's. */
export function representAtNetSuite(profile: CustomerProfile): CustomerProfile {
  const email = profile.email?.trim() ?? '';
  const names = { firstName: nameOf(profile.firstName), lastName: nameOf(profile.lastName) };
  const kept = EMAIL.test(email) && email.length <= LENGTHS.email ? email : null;
  const company = cut(profile.company, LENGTHS.company);
  const nameless = names.firstName === null && names.lastName === null;
  return {
    ...names,
    email: kept,
    company: nameless && company !== null && isNoCompany(company, kept) ? null : company,
    phone: phoneOf(profile.phone),
  };
}

/** Whoever has a name is a person, at a company perhaps; the others are companies, called by what there is. */
export function fieldsOf(profile: CustomerProfile): CustomerFields {
  const { firstName, lastName, company, email, phone } = representAtNetSuite(profile);
  if (firstName === null && lastName === null) {
    const companyName = company ?? cut(email, LENGTHS.company) ?? NAMELESS;
    return { isPerson: false, firstName: null, lastName: null, companyName, email, phone };
  }
  return {
    isPerson: true,
    firstName: firstName ?? NO_NAME,
    lastName: lastName ?? NO_NAME,
    companyName: company,
    email,
    phone,
  };
}

/** The fields of a record, or of a row that has them all as texts. */
export function profileOf(record: Row): CustomerProfile {
  const email = text(record['email']);
  const nobody = { email, firstName: null, lastName: null, company: null, phone: text(record['phone']) };
  if (isErased(record)) return nobody;
  const company = text(record['companyName']);
  if (record['isPerson'] !== true) {
    return { ...nobody, company: company !== null && isNoCompany(company, email) ? null : company };
  }
  const name = (field: string): string | null => (record[field] === NO_NAME ? null : text(record[field]));
  return { ...nobody, firstName: name('firstName'), lastName: name('lastName'), company };
}

/** Says of nobody who it was; the name follows from the internal ID. */
export function erasedFields({ id, isPerson }: { readonly id: string; readonly isPerson: boolean }): Row {
  const digest = createHash('sha256').update(`customer/${id}`).digest('hex').slice(0, 12);
  return {
    ...(isPerson
      ? { firstName: ERASED, lastName: digest, companyName: null }
      : { companyName: `${ERASED} ${digest}` }),
    email: null,
    phone: null,
    altEmail: null,
    altPhone: null,
    mobilePhone: null,
    comments: null,
    addressBook: { items: [] },
  };
}

export function isErased({ firstName, lastName, companyName }: Row): boolean {
  return (
    (firstName === ERASED && /^[0-9a-f]{12}$/.test(String(lastName))) ||
    (typeof companyName === 'string' && /^Erased [0-9a-f]{12}$/.test(companyName))
  );
}

const isNoCompany = (company: string, email: string | null): boolean =>
  company === NAMELESS || company === cut(email, LENGTHS.company);

function nameOf(value: string | null): string | null {
  const name = cut(value, LENGTHS.name);
  return name === NO_NAME ? null : name;
}

function cut(value: string | null, longest: number): string | null {
  const plain = value?.replace(/\s+/g, ' ').trim() ?? '';
  return (
    plain
      .slice(0, longest)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trim() || null
  );
}

/** NetSuite refuses numbers of fewer than seven characters. */
function phoneOf(phone: string | null): string | null {
  const written = phone?.trim() ?? '';
  const short = written.length <= PHONE.longest ? written : written.replace(/(?!^\+)[^0-9]/g, '');
  return short.length < PHONE.shortest ? null : short.slice(0, PHONE.longest).trim();
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
