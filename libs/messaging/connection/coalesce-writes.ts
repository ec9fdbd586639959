import type { Writable } from 'node:stream';

/** The driver writes every frame on its own. What it writes in one turn of the event loop goes out as one. */
export function coalesceWrites(socket: Writable): void {
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  let held = false;
  const release = (): void => {
    held = false;
    socket.uncork();
  };
  const writeHeld = (...args: unknown[]): boolean => {
    if (!held) {
      held = true;
      socket.cork();
      process.nextTick(release);
    }
    return write(...args);
  };
  socket.write = writeHeld as typeof socket.write;
}
