import type { Refusal } from '#service/replies/replies';

export const refusal = (status: number, code: string, detail: string): Refusal => ({
  status,
  code,
  title: 'The books refuse this',
  detail,
});
