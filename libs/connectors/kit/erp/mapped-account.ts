import { Failure } from '#platform/errors/failure';

/**
 * What the settings say for an account of our chart.
 * @param expected what the ERP calls an account by: `code of an account`
 * @throws Failure mapping `erp-account-unmapped`
 */
export function mappedAccount(
  accounts: Readonly<Record<string, string>>,
  number: string,
  expected: string,
): string {
  const mapped = accounts[number];
  if (mapped !== undefined) return mapped;
  throw Failure.mapping('erp-account-unmapped', `Account ${number} has no account in the ERP`, {
    details: { field: `settings.accounts.${number}`, value: null, expected },
    suggestion: `Add account ${number} to the connection's settings.`,
  });
}
