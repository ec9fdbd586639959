import type { ObjectType } from './account';

export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly fieldType: string;
  readonly groupName: string;
  readonly hasUniqueValue: boolean;
}

const standard = (
  groupName: string,
  types: Readonly<Record<string, string>>,
  unique: readonly string[] = [],
): PropertyDefinition[] =>
  Object.entries(types).map(([name, type]) => ({
    name,
    label: name,
    type,
    fieldType: 'text',
    groupName,
    hasUniqueValue: unique.includes(name),
  }));

/** Those of every account, so far as a shop's customers and orders need them. */
export const STANDARD_PROPERTIES: Readonly<Record<ObjectType, readonly PropertyDefinition[]>> = {
  contacts: standard(
    'contactinformation',
    { email: 'string', firstname: 'string', lastname: 'string', company: 'string', phone: 'string' },
    ['email'],
  ),
  deals: standard('dealinformation', {
    dealname: 'string',
    amount: 'number',
    pipeline: 'string',
    dealstage: 'enumeration',
    closedate: 'datetime',
    deal_currency_code: 'enumeration',
  }),
};
