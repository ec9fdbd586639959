import { z } from 'zod';
import { Failure } from '#platform/errors/failure';

/** An amount as the engine writes it: decimal major units, as text after parsing. Totals may be empty objects. */
export const xcMoneySchema = z.looseObject({
  CurrencyCode: z.string().nullish(),
  Amount: z.string().nullish(),
});
export type XcMoney = z.output<typeof xcMoneySchema>;

/** Something attached to an entity or a line; which one, its type tells. */
export const componentSchema = z.looseObject({ '@odata.type': z.string().optional() });
export type XcComponent = z.output<typeof componentSchema>;

/** Last part of a type's name: responses write `#Sitecore.Commerce.Core.ContactComponent`, plug-ins also without the sign. */
export function typeNameOf(component: XcComponent): string {
  return component['@odata.type']?.split('.').at(-1) ?? '';
}

/** The components of one type, also those nested in others. */
export function componentsOf(components: readonly XcComponent[], typeName: string): XcComponent[] {
  return components.flatMap((component) => {
    const children = z.array(componentSchema).safeParse(component['ChildComponents']);
    const inner = children.success ? componentsOf(children.data, typeName) : [];
    return typeNameOf(component) === typeName ? [component, ...inner] : inner;
  });
}

/** Reads a value of the engine in the shape it should have; what differs is named. */
export function readShape<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw Failure.mapping(
    'unexpected-shape',
    `${what} of Experience Commerce has another shape than documented`,
    {
      details: {
        field: issue?.path.join('.') ?? '',
        value: null,
        expected: issue?.message ?? '',
      },
      suggestion: 'A plug-in of the shop may have changed the entity; compare it in the engine’s API.',
    },
  );
}
