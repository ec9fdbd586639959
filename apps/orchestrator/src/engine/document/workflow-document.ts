import { z } from 'zod';
import { parseDuration } from './duration';

const StepId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'lower-case letters, digits and hyphens');
/** The id of another step, or `end`: the run, branch or guarded part is over. */
export const END = 'end';
const Next = StepId;
const Predicate = z.string().min(1).max(4000);
/** ISO 8601 with days at most (`P3D`, `PT1H30M`), or `${ ... }` that gives one. */
const Duration = z
  .string()
  .refine(
    (text) => text.startsWith('${') || parseDuration(text) !== undefined,
    'not a duration such as PT15M',
  );
const ErrorCodes = z.array(z.string().min(1).max(100)).min(1);

/** `errors` are codes; `*` catches all. The first entry that fits is taken. */
const Catch = z.array(z.strictObject({ errors: ErrorCodes, next: Next })).max(20);

const Position = z.strictObject({ x: z.number(), y: z.number() });

const common = {
  id: StepId,
  /** For people: what the designer writes on the box. */
  name: z.string().max(200).optional(),
  description: z.string().max(2000).optional(),
  position: Position.optional(),
};

const RetrySchema = z.strictObject({
  /** Tries altogether, the first included. */
  attempts: z.int().min(2).max(100),
  delay: Duration,
  /** The delay grows by this factor with every try, up to `maxDelay`. */
  backoff: z.number().min(1).max(10).default(2),
  maxDelay: Duration.default('PT1H'),
  errors: ErrorCodes.default(['*']),
});

const Timeout = z.strictObject({ after: Duration, next: Next });

export const StepSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('call'),
    /** A command of the contracts: `payments.create-payment`. Store and order ids are filled in from the run. */
    command: z.string(),
    with: z.record(z.string(), z.json()).default({}),
    retry: RetrySchema.optional(),
    /** No answer within this time is the error `step-timeout`. */
    timeout: Duration.optional(),
    catch: Catch.default([]),
    next: Next,
  }),
  z.strictObject({
    ...common,
    type: z.literal('listen'),
    for: z
      .array(z.strictObject({ event: z.string(), filter: Predicate.optional(), next: Next }))
      .min(1)
      .max(50),
    timeout: Timeout.optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('switch'),
    cases: z
      .array(z.strictObject({ when: Predicate, next: Next }))
      .min(1)
      .max(50),
    default: Next,
  }),
  z.strictObject({
    ...common,
    type: z.literal('wait'),
    for: Duration.optional(),
    /** `${ ... }` that gives an instant. */
    until: z.string().startsWith('${').optional(),
    next: Next,
  }),
  z.strictObject({
    ...common,
    type: z.literal('try'),
    /** First step of the guarded part, which goes on until `end`. */
    start: Next,
    catch: Catch.min(1),
    next: Next,
  }),
  z.strictObject({
    ...common,
    type: z.literal('fork'),
    /** First steps of the branches, each of which goes on until `end`. */
    branches: z.array(Next).min(2).max(20),
    /** `any`: the first branch to end wins, the others are dropped. */
    join: z.enum(['all', 'any']).default('all'),
    catch: Catch.default([]),
    next: Next,
  }),
  z.strictObject({
    ...common,
    type: z.literal('emit'),
    /** Published as `workflow.signaled` with this name; other workflows can start with it or listen to it. */
    signal: z.string().regex(/^[a-z][a-z0-9-]{0,99}$/),
    with: z.record(z.string(), z.json()).default({}),
    next: Next,
  }),
  z.strictObject({
    ...common,
    type: z.literal('raise'),
    error: z.strictObject({
      code: z.string().regex(/^[a-z][a-z0-9-]{0,99}$/),
      message: z.string().max(2000),
    }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('set'),
    /** Become members of `vars`. */
    values: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/), z.json()),
    next: Next,
  }),
  z.strictObject({
    ...common,
    type: z.literal('approval'),
    /** What the person is asked; may hold `${ ... }`. */
    title: z.string().min(1).max(500),
    approved: Next,
    rejected: Next,
    timeout: Timeout.optional(),
  }),
]);
export type Step = z.output<typeof StepSchema>;
export type StepType = Step['type'];
export type StepOf<T extends StepType> = Extract<Step, { type: T }>;

/** Commands that only look: what was missed is told again by whoever is asked, and telling twice changes nothing. */
export const FETCH_COMMANDS = ['payments.look-at-order', 'cms-sync.check-order'] as const;

const ExpectationSchema = z.strictObject({
  id: StepId,
  /** For people: the alert says it. */
  name: z.string().max(200).optional(),
  after: z.string(),
  /** JSONata over `event` (the body of `after`) and `store`. */
  filter: Predicate.optional(),
  /** One of these must be told of the same order. */
  expect: z.array(z.string()).min(1).max(10),
  /** ISO 8601, one minute at least, and shorter than facts are kept. */
  within: z
    .string()
    .refine((text) => (parseDuration(text) ?? 0) >= 60_000, 'not a duration of a minute or more'),
  fetch: z.array(z.enum(FETCH_COMMANDS)).max(FETCH_COMMANDS.length).default([]),
});
export type Expectation = z.output<typeof ExpectationSchema>;

export const WorkflowDocumentSchema = z.strictObject({
  id: StepId,
  name: z.string().min(1).max(200),
  description: z.string().max(4000).optional(),
  trigger: z.strictObject({
    event: z.string(),
    /** JSONata over `event` (the event's body) and `store`. */
    filter: Predicate.optional(),
    /** At most one run per order ever, or one per event. */
    runs: z.enum(['per-order', 'per-event']).default('per-order'),
  }),
  start: StepId,
  steps: z.array(StepSchema).min(1).max(500),
  /** What must follow what, and within which time; whether a run goes on or not. */
  expectations: z.array(ExpectationSchema).max(20).optional(),
  /** For people, on the designer's canvas: text, alone or as a frame around steps. Runs do not read it. */
  notes: z
    .array(
      z.strictObject({
        id: StepId,
        text: z.string().max(2000),
        position: Position,
        around: z.array(StepId).max(500).optional(),
      }),
    )
    .max(200)
    .optional(),
});
export type WorkflowDocument = z.output<typeof WorkflowDocumentSchema>;
