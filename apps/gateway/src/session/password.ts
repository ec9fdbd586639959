import { hash, verify } from 'argon2';
import { problem, ProblemError } from '#platform/http/problem';

/** OWASP's second profile: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Two hashes at a time: what comes at once waits instead of taking all the memory. */
const AT_ONCE = 2;
/** A hash takes some tens of milliseconds: who stands further back would wait for seconds. */
export const MOST_WAITING = 50;

let running = 0;
const waiting: Array<() => void> = [];

/** Raises 503 `sign-in-busy` when too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else await turn();
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The place of who has finished is handed on: nobody can slip in between. */
function turn(): Promise<void> {
  if (waiting.length >= MOST_WAITING) {
    throw new ProblemError(problem(503, 'sign-in-busy', 'Too many people sign in at this moment'), {
      'retry-after': '5',
    });
  }
  return new Promise<void>((resolve) => waiting.push(resolve));
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, PARAMETERS));

let nobodysHash: string | undefined;

/** Takes as long for somebody unknown (`null`) as for somebody known, so that time does not tell who has an account. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= await hashPassword('nobody has this password');
  const compared = passwordHash ?? nobodysHash;
  const matches = await inTurn(() => verify(compared, password));
  return matches && passwordHash !== null;
}
