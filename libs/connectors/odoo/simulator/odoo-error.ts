/** An exception of Odoo as JSON-2 tells it. */
export class OdooError extends Error {
  constructor(
    readonly status: number,
    /** With its module: `odoo.exceptions.UserError`. */
    readonly exception: string,
    message: string,
  ) {
    super(message);
  }
}

export const userError = (message: string): OdooError =>
  new OdooError(422, 'odoo.exceptions.UserError', message);

export const validationError = (message: string): OdooError =>
  new OdooError(422, 'odoo.exceptions.ValidationError', message);

export const accessError = (message: string): OdooError =>
  new OdooError(403, 'odoo.exceptions.AccessError', message);

export const missingError = (model: string, id: number): OdooError =>
  new OdooError(
    404,
    'odoo.exceptions.MissingError',
    `Record does not exist or has been deleted.\n(Record: ${model}(${id},), User: 2)`,
  );

/** What Python says of a field that is none; it reaches the caller as a fault of the server. */
export const valueError = (message: string): OdooError => new OdooError(500, 'builtins.ValueError', message);

export function errorBody(exception: string, message: string): object {
  return { name: exception, message, arguments: [message], context: {}, debug: '' };
}
