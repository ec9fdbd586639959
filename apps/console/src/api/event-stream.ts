/** One block of a stream of server-sent events. */
export interface StreamBlock {
  readonly event: string;
  readonly data: string;
}

/** Cuts what has arrived into whole blocks; the rest waits for more. */
export function cutBlocks(text: string): { readonly blocks: StreamBlock[]; readonly rest: string } {
  const parts = text.split('\n\n');
  const rest = parts.pop() ?? '';
  const blocks: StreamBlock[] = [];
  for (const part of parts) {
    let event = 'message';
    const data: string[] = [];
    for (const line of part.split('\n')) {
      if (line.startsWith('event: ')) event = line.slice(7);
      else if (line.startsWith('data: ')) data.push(line.slice(6));
    }
    if (data.length > 0) blocks.push({ event, data: data.join('\n') });
  }
  return { blocks, rest };
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Reads the stream until told to stop, beginning anew, ever more slowly, when it breaks. */
export function readStream(
  path: string,
  take: (block: StreamBlock) => void,
  connected: (yes: boolean) => void,
): () => void {
  const stop = new AbortController();
  let wait = FIRST_WAIT_MS;
  const readOnce = async (): Promise<void> => {
    const response = await fetch(path, {
      credentials: 'same-origin',
      headers: { accept: 'text/event-stream', 'x-requested-with': 'tillbridge-console' },
      signal: stop.signal,
    });
    if (!response.ok || !response.body) return;
    connected(true);
    wait = FIRST_WAIT_MS;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const cut = cutBlocks(rest + value);
      rest = cut.rest;
      cut.blocks.forEach(take);
    }
  };
  const goOn = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await readOnce().catch(() => undefined);
      connected(false);
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  };
  void goOn();
  return () => stop.abort();
}
