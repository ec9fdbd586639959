/** What makes decorators and the document; loaded when somebody first asks for the document. */
export type Swagger = typeof import('@nestjs/swagger');

type Decorator = ClassDecorator | MethodDecorator;
/** Stands on a class or on a method. */
type Anywhere = (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => void;

const waiting: Array<(swagger: Swagger) => void> = [];

/**
 * Notes what the documentation will say of a controller or an endpoint. Nothing is made of it before the document is: its schemas and
 * the library behind them are a tenth of the memory of a gateway that nobody asks for its documentation.
 */
export function Documented(
  make: (swagger: Swagger) => readonly Decorator[],
): ClassDecorator & MethodDecorator {
  const decorator: Anywhere = (target, key, descriptor) => {
    waiting.push((swagger) => {
      for (const part of make(swagger)) (part as Anywhere)(target, key, descriptor);
    });
  };
  return decorator;
}

/** Puts what was noted where the document is made from; what was put there once stays. */
export function applyDocumentation(swagger: Swagger): void {
  for (const apply of waiting.splice(0)) apply(swagger);
}
