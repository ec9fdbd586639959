import { invalidRequest } from './api-error';

export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = Record<string, FormValue>;

const MAX_DEPTH = 8;
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads `a[b][0][c]=x&d[]=y` as Stripe does: brackets nest, whole numbers and empty brackets make lists. */
export function parseForm(text: string): Form {
  const root: Record<string, FormValue> = {};
  for (const [key, value] of new URLSearchParams(text)) insert(root, splitKey(key), value);
  return lists(root) as Form;
}

function splitKey(key: string): string[] {
  const open = key.indexOf('[');
  if (open < 0) return [key];
  const path = [key.slice(0, open)];
  const rest = key.slice(open);
  if (!/^(\[[^[\]]*\])+$/.test(rest)) throw invalidRequest(`Invalid parameter name: ${key}`);
  path.push(...rest.slice(1, -1).split(']['));
  if (path.length > MAX_DEPTH) throw invalidRequest(`Parameters are nested too deeply: ${key}`);
  return path;
}

function insert(root: Record<string, FormValue>, path: readonly string[], value: string): void {
  let node = root;
  path.forEach((part, index) => {
    const key = part === '' ? String(Object.keys(node).length) : part;
    if (UNSAFE_KEYS.has(key)) throw invalidRequest(`Received unknown parameter: ${key}`);
    if (index === path.length - 1) {
      node[key] = value;
      return;
    }
    const child = node[key];
    if (typeof child === 'string') throw invalidRequest(`Invalid parameter: ${path.join('.')}`);
    node = (node[key] = child ?? {}) as Record<string, FormValue>;
  });
}

function lists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  const numeric = keys.length > 0 && keys.every((key) => /^\d{1,6}$/.test(key));
  if (numeric) return [...keys].sort((a, b) => Number(a) - Number(b)).map((key) => lists(value[key]!));
  return Object.fromEntries(keys.map((key) => [key, lists(value[key]!)]));
}
