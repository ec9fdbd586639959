import type { Swagger } from './documented';
import { applyDocumentation, Documented } from './documented';

const NOTE = 'test:note';
const swagger = { ApiTags: (tag: string) => Reflect.metadata(NOTE, tag) } as unknown as Swagger;

describe('what the documentation will say', () => {
  it('is made when the document is, not when the class is, and once', () => {
    let made = 0;

    class Controller {
      @Documented(({ ApiTags }) => {
        made += 1;
        return [ApiTags('Orders')];
      })
      list(): void {}
    }

    expect(made).toBe(0);
    expect(Reflect.hasMetadata(NOTE, Controller.prototype, 'list')).toBe(false);
    applyDocumentation(swagger);
    applyDocumentation(swagger);
    expect(made).toBe(1);
    expect(Reflect.getMetadata(NOTE, Controller.prototype, 'list')).toBe('Orders');
  });

  it('can be said of a class as a whole', () => {
    @Documented(({ ApiTags }) => [ApiTags('Session')])
    class Controller {}

    applyDocumentation(swagger);
    expect(Reflect.getMetadata(NOTE, Controller)).toBe('Session');
  });
});
