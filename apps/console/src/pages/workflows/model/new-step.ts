import { END, type Step, type StepType } from './document';

/** A step of the kind as the palette makes it: complete, and leading to `end` until it is connected. */
export function newStep(type: StepType, id: string, command = ''): Step {
  switch (type) {
    case 'call':
      return { id, type, command, with: {}, next: END };
    case 'listen':
      return { id, type, for: [{ event: 'payment.succeeded', next: END }] };
    case 'switch':
      return { id, type, cases: [{ when: 'true', next: END }], default: END };
    case 'wait':
      return { id, type, for: 'PT15M', next: END };
    case 'approval':
      return { id, type, title: 'May this go on?', approved: END, rejected: END };
    case 'try':
      return { id, type, start: END, catch: [{ errors: ['*'], next: END }], next: END };
    case 'fork':
      return { id, type, branches: [END, END], join: 'all', next: END };
    case 'emit':
      return { id, type, signal: 'something-happened', with: {}, next: END };
    case 'set':
      return { id, type, values: {}, next: END };
    case 'raise':
      return { id, type, error: { code: 'not-possible', message: 'This cannot go on' } };
  }
}
