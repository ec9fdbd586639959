const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses an answer of the engine. Numbers become their own text, so that no amount passes through a double, and property names begin
 * with a capital: the documents do not settle whether an installation writes `ResponseCode` or `responseCode`.
 * @throws SyntaxError
 */
export function parseOData(text: string): unknown {
  const quoted = text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`));
  return JSON.parse(quoted, (_key, value: unknown) => (isRecord(value) ? capitalised(value) : value));
}

function capitalised(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.charAt(0).toUpperCase() + key.slice(1), inner]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
