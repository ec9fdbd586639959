import { forbidden } from '../rest/rest-error';

export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'symbol';
  readonly text: string;
}

const TOKEN = /\s*(?:(N?'(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<>|>=|<=|!=|[=<>(),]))/y;
/** What the injection filter does not let through, wherever it stands outside a string. */
const SUSPICIOUS =
  /;|--|\/\*|\*\/|\b(?:exec|execute|drop|insert|update|delete|union|select|alter|create|truncate|xp_\w*)\b/i;

/** Splits an SQL fragment of the query string; what the filter would refuse is a 403, never a 400. */
export function tokensOf(fragment: string): Token[] {
  if (SUSPICIOUS.test(fragment.replace(/'(?:[^']|'')*'/g, "''"))) throw forbidden('Rejected SQL fragment.');
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (fragment.slice(TOKEN.lastIndex).trim() !== '') {
    const match = TOKEN.exec(fragment);
    if (!match) throw forbidden('Rejected SQL fragment.');
    const [, quoted, number, word, symbol] = match;
    if (quoted !== undefined) {
      tokens.push({ kind: 'string', text: quoted.replace(/^N?'|'$/g, '').replaceAll("''", "'") });
    } else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'symbol', text: symbol ?? '' });
  }
  return tokens;
}
