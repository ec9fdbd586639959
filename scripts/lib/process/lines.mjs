import { createInterface } from 'node:readline';

/** Calls `onLine` for every line of every given stream. */
export function readLines(streams, onLine) {
  for (const stream of streams) {
    if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on('line', onLine);
  }
}
