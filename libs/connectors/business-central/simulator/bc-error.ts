/** A refusal as Business Central words it. */
export class BcError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Every message ends with the id that support asks for. */
export const errorBody = (code: string, message: string): unknown => ({
  error: { code, message: `${message}  CorrelationId:  6f1c2a55-0f0e-4d3a-9a43-2b8a44f1c0de.` },
});

export const notFound = (what: string): BcError =>
  new BcError(404, 'Internal_RecordNotFound', `The ${what} does not exist.`);

export const dialog = (message: string): BcError => new BcError(400, 'Application_DialogException', message);
