const DEADLINE_MS = 10_000;
const OWN_FILE = /<(?:script|link)\b[^>]*?\b(?:src|href)="(\/[^"/][^"]*)"/g;

/** The scripts and styles that a page loads from its own server. */
export const ownFilesOf = (page) => [...page.matchAll(OWN_FILE)].map(([, path]) => path);

const ask = (url) =>
  fetch(url, { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(DEADLINE_MS) });

/** What the console's first page lacks, asked of a running gateway. */
export async function consoleFaults(gatewayUrl) {
  const response = await ask(gatewayUrl);
  const files = ownFilesOf(await response.text());
  if (!response.ok || !files.some((path) => path.endsWith('.js')))
    return [`the console answers ${response.status}, with ${files.length} files`];
  const answers = await Promise.all(
    files.map(async (path) => ({ path, status: (await ask(new URL(path, gatewayUrl))).status })),
  );
  return answers
    .filter(({ status }) => status !== 200)
    .map(({ path, status }) => `the console's ${path} answers ${status}`);
}
