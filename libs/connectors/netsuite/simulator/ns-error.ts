/** A refusal as NetSuite's REST web services word it. */
export class NsError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly path?: string,
  ) {
    super(message);
  }
}

export const userError = (message: string): NsError =>
  new NsError(400, 'USER_ERROR', `Error while accessing a resource. ${message}`);

export const invalidValue = (field: string, value: unknown, path: string): NsError =>
  new NsError(
    400,
    'INVALID_CONTENT',
    `Error while accessing a resource. You have entered an Invalid Field Value ${String(value)} for the following field: ${field}`,
    path,
  );

export const nonexistent = (): NsError =>
  new NsError(
    404,
    'NONEXISTENT_ID',
    'The record instance does not exist. Provide a valid record instance ID.',
  );

export const duplicate = (): NsError =>
  new NsError(400, 'DUP_RCRD', 'Error while accessing a resource. This record already exists.');

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
};

export function errorBody(status: number, code: string, detail: string, path?: string): object {
  return {
    type: 'https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html',
    title: TITLES[status] ?? 'Internal Server Error',
    status,
    'o:errorDetails': [{ detail, 'o:errorCode': code, ...(path !== undefined && { 'o:errorPath': path }) }],
  };
}
