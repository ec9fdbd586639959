import { BcError } from './bc-error';
import type { Rec } from './tables';

/** Fields of the kind "code" are kept in capitals. */
const CODES = new Set(['code', 'number', 'documentNumber', 'externalDocumentNumber', 'customerNumber']);

type Lengths = Readonly<Record<string, number>>;

const LENGTHS: Readonly<Record<string, Lengths>> = {
  journals: { code: 10, displayName: 100 },
  journalLines: { documentNumber: 20, externalDocumentNumber: 35, description: 100, comment: 250 },
  customers: {
    number: 20,
    displayName: 100,
    addressLine1: 100,
    addressLine2: 50,
    city: 30,
    state: 30,
    postalCode: 20,
    email: 80,
    phoneNumber: 30,
  },
  salesOrders: {
    number: 20,
    externalDocumentNumber: 35,
    shipToName: 100,
    shipToAddressLine1: 100,
    shipToAddressLine2: 50,
    shipToCity: 30,
    shipToState: 30,
    shipToPostCode: 20,
  },
};

/** What every write goes through: no field longer than its column, codes in capitals. */
export function checkedFields(set: string, values: Rec): Rec {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const longest = LENGTHS[set]?.[field];
      if (typeof value === 'string' && longest !== undefined && value.length > longest) {
        throw new BcError(
          400,
          'Application_StringExceededLength',
          `The length of the string is ${value.length}, but it must be less than or equal to ${longest} characters. Value: ${value}`,
        );
      }
      return [field, CODES.has(field) && typeof value === 'string' ? value.toUpperCase() : value];
    }),
  );
}
