const LEVELS = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };
const LEVEL_COLOUR = {
  trace: 'dim',
  debug: 'dim',
  info: 'green',
  warn: 'yellow',
  error: 'red',
  fatal: 'red',
};
/** Facts that say nothing to a reader of one machine's log. */
const NOISE = new Set([
  'level',
  'time',
  'pid',
  'hostname',
  'msg',
  'message',
  'service',
  'name',
  'v',
  'traceId',
  'spanId',
]);
const MAX_FACT_LENGTH = 200;

function parse(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line);
    return typeof entry === 'object' && entry !== null && 'level' in entry ? entry : undefined;
  } catch {
    return undefined;
  }
}

function renderFact(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_FACT_LENGTH ? `${text.slice(0, MAX_FACT_LENGTH)}...` : text;
}

/**
 * One log line of a service for human eyes: JSON lines become `12:00:01 info  sentence key=value`,
 * a stack follows indented, anything else passes as it is.
 */
export function renderLogLine(line, paint) {
  const entry = parse(line);
  if (entry === undefined) return line;
  const level = LEVELS[entry.level] ?? String(entry.level);
  const time = new Date(entry.time ?? Date.now()).toISOString().slice(11, 23);
  const { err, error, ...rest } = entry;
  const failure = err ?? error;
  const facts = Object.entries(rest)
    .filter(([key, value]) => !NOISE.has(key) && value !== undefined && value !== null)
    .map(([key, value]) => paint.dim(`${key}=${renderFact(value)}`));
  const stack =
    typeof failure === 'object' && failure !== null ? (failure.stack ?? failure.message) : failure;
  const head = [
    paint.dim(time),
    paint[LEVEL_COLOUR[level] ?? 'bold'](level.padEnd(5)),
    entry.msg ?? entry.message ?? '',
    ...facts,
  ];
  const tail = typeof stack === 'string' ? `\n${stack.replace(/^/gm, '    ')}` : '';
  return `${head.filter((part) => part !== '').join(' ')}${tail}`;
}
