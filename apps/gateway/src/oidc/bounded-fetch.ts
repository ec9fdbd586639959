import { Failure } from '#platform/errors/failure';

const MOST_BYTES = 1_000_000;

/** A provider's answers are small; one that does not end is cut off. Redirects are as the caller says. */
export async function boundedFetch(url: string, options: object): Promise<Response> {
  const response = await fetch(url, options);
  if (response.body === null) return response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES)
      throw Failure.permanent('answer-too-large', `${new URL(url).host} answers with more than it should`);
    chunks.push(chunk);
  }
  const { status, statusText, headers } = response;
  return new Response(Buffer.concat(chunks), { status, statusText, headers });
}
