/** An error as OrderCloud words it. */
export class OcError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly data: unknown = null,
  ) {
    super(message);
  }

  body(): object {
    return { Errors: [{ ErrorCode: this.code, Message: this.message, Data: this.data }] };
  }

  static notFound(type: string, id: string): OcError {
    return new OcError(404, 'NotFound', 'Object not found.', { ObjectType: type, ObjectID: id });
  }

  static idExists(type: string, id: string): OcError {
    return new OcError(409, 'IdExists', 'Object already exists.', { ObjectType: type, ObjectID: id });
  }

  static invalid(code: string, message: string, data: unknown = null): OcError {
    return new OcError(400, code, message, data);
  }
}
