const DEEPEST = 6;

/** A value that fits a JSON Schema more often than not; what it cannot read becomes junk. */
export function fromSchema(draw, schema, resolve, depth = 0) {
  if (schema === undefined || schema === true || depth > DEEPEST) return draw.junk(depth);
  if (schema.$ref) return fromSchema(draw, resolve(schema.$ref), resolve, depth + 1);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return draw.one(schema.enum);
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return fromSchema(draw, draw.one(choice), resolve, depth + 1);
  if (schema.allOf) {
    return Object.assign({}, ...schema.allOf.map((part) => fromSchema(draw, part, resolve, depth + 1)));
  }
  const type = Array.isArray(schema.type) ? draw.one(schema.type) : schema.type;
  switch (type) {
    case 'string':
      return textOf(draw, schema);
    case 'integer':
    case 'number':
      return draw.oneIn(4) ? draw.number() : (schema.minimum ?? 1) + draw.upTo(20);
    case 'boolean':
      return draw.oneIn(2);
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: draw.upTo(3) }, () => fromSchema(draw, schema.items, resolve, depth + 1));
    case 'object':
      return objectOf(draw, schema, resolve, depth);
    default:
      return draw.junk(depth);
  }
}

function objectOf(draw, { properties = {}, required = [], additionalProperties }, resolve, depth) {
  const value = {};
  for (const [name, property] of Object.entries(properties)) {
    if (required.includes(name) ? draw.oneIn(25) : draw.oneIn(2)) continue;
    value[name] = fromSchema(draw, property, resolve, depth + 1);
  }
  if (additionalProperties !== false && draw.oneIn(10)) value[draw.text()] = draw.junk(depth + 1);
  return value;
}

function textOf(draw, { format, pattern, default: usual }) {
  if (draw.oneIn(4)) return draw.text();
  if (usual !== undefined) return usual;
  if (format === 'date-time') return '2026-01-15T12:00:00Z';
  if (format === 'date') return '2026-01-15';
  if (format === 'email') return 'ada@example.com';
  if (format === 'uri') return 'https://example.com/x';
  if (pattern?.includes('A-Z]{3}')) return draw.one(['EUR', 'USD', 'JPY']);
  return `fuzz-${draw.upTo(20)}`;
}
