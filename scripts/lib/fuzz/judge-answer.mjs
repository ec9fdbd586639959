/** What a stack trace, a database or a file system would say, and an answer never may. */
const LEAKS = [
  [/\n\s+at .+\(.+:\d+:\d+\)|\(?(?:node:internal|\/[\w./-]+\.[cm]?[jt]s):\d+:\d+\)?/, 'a stack trace'],
  [/node_modules|webpack-internal/, 'a path of ours'],
  [
    /syntax error at or near|relation "[^"]+" does not exist|pg_catalog|violates \w+ constraint/i,
    'the database’s own words',
  ],
  [
    /TypeError|ReferenceError|Cannot read propert|is not a function|\[object Object\]/,
    'words of the interpreter',
  ],
];
/** Unavailable on purpose: a service or the broker does not answer in time. */
const ON_PURPOSE = 503;
const MUST_HAVE_A_CODE_FROM = 400;

/**
 * What is wrong with an answer; undefined when nothing is.
 * @param {{status: number, text: string, type: string}} answer
 * @param {string[]} secrets that nobody may be told
 * @param {string} sent what was sent: an answer may repeat it
 */
export function judgeAnswer({ status, text, type }, secrets, sent) {
  if (status >= 500 && status !== ON_PURPOSE) return `answered ${status}`;
  const secret = secrets.find((one) => text.includes(one) && !sent.includes(one));
  if (secret !== undefined) return 'tells a secret';
  if (status < MUST_HAVE_A_CODE_FROM) return undefined;
  const leak = LEAKS.find(([pattern]) => pattern.test(text) && !pattern.test(sent));
  if (leak) return `tells ${leak[1]}`;
  if (!type.includes('json')) return undefined;
  try {
    const problem = JSON.parse(text);
    if (typeof problem.code !== 'string') return 'is a problem without a code';
  } catch {
    return 'says JSON and is none';
  }
  return undefined;
}

/** All texts in a document of secrets that are long enough to be one. */
export function secretsIn(value) {
  if (typeof value === 'string') return value.length >= 12 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(secretsIn);
}
