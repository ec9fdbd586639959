import { EXIT, UsageError } from '../cli-error.mjs';
import { readJson } from '../files.mjs';
import { plain } from '../show.mjs';
import { playMappingTwin } from '../twin/play-mapping-twin.mjs';

const MOST_NOTES = 12;

function wholeNumber(text, most) {
  const number = Number(text ?? 50);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new UsageError(`--orders is a number from 1 to ${most}.`);
}

async function playWorkflow(gateway, { workflow: file, store, seed = '1', orders }) {
  if (store === undefined)
    throw new UsageError('--workflow needs --store: whose settings the document sees.');
  const document = await readJson(file);
  const path = `/workflows/${encodeURIComponent(document.id ?? 'twin')}/twin`;
  const body = { document, storeId: store, orders: wholeNumber(orders, 200), seed };
  return (await gateway.call('POST', path, { body })).body;
}

async function playMapping(gateway, { mapping, input, orders, seed }) {
  const given = input === undefined ? [] : await readJson(input);
  return playMappingTwin(gateway, await readJson(mapping), {
    inputs: Array.isArray(given) ? given : [given],
    rounds: wholeNumber(orders, 200),
    seed,
  });
}

function renderWorkflow({ played, orders, started, seed, faults, violations }) {
  const wrong = Object.values(faults).reduce((sum, times) => sum + times, 0);
  const lines = [
    `${played} of ${orders} orders played calm, in bad weather and with steps refused; ${wrong} things went wrong on purpose, seed ${seed}`,
  ];
  if (played === 0)
    lines.push('Time was up before the first order came to its end: the document is too slow.');
  else if (started === 0)
    lines.push('No run was started: no story tells the event that the document waits for.');
  else if (violations.length === 0) lines.push('Nothing was lost, nothing stood still.');
  for (const { code, severity, message, times, example } of violations) {
    lines.push(`${severity} ${code}, ${times} times: ${message}`);
    const needs = example.faults.length === 0 ? 'nothing going wrong' : example.faults.join(', ');
    lines.push(`  shortest story: ${example.story}, with ${needs}`);
    lines.push(...example.notes.slice(0, MOST_NOTES).map(({ at, what }) => `    ${at} ${what}`));
  }
  return lines.map(plain);
}

function renderMapping({ id, played, refused }) {
  const lines = [
    `${id}: ${played} inputs, made of its examples by leaving out, emptying and swelling what is in them`,
  ];
  if (refused.length === 0) lines.push('It has an answer for each.');
  for (const { change, code, message, times } of refused) {
    lines.push(`warning ${code}, ${times} times: ${message}`, `  for example with ${change}`);
  }
  return lines.map(plain);
}

async function twin({ gateway, options }) {
  if (options.workflow === undefined && options.mapping === undefined) {
    throw new UsageError('Give --workflow or --mapping, or both.');
  }
  const workflow = options.workflow === undefined ? undefined : await playWorkflow(gateway, options);
  const mapping = options.mapping === undefined ? undefined : await playMapping(gateway, options);
  const wrong = (workflow?.violations ?? []).some(({ severity }) => severity === 'violation');
  return {
    data: { ...(workflow && { workflow }), ...(mapping && { mapping }) },
    text: [...(workflow ? renderWorkflow(workflow) : []), ...(mapping ? renderMapping(mapping) : [])].join(
      '\n',
    ),
    exitCode: wrong || mapping?.crashed ? EXIT.failed : EXIT.done,
  };
}

export const twinCommands = [
  {
    name: 'twin',
    summary:
      'Play a workflow and a mapping in simulated bad weather before they are published: what is violated, and the shortest story.',
    options: {
      workflow: { type: 'string', value: '<file>' },
      mapping: { type: 'string', value: '<file>' },
      input: { type: 'string', value: '<file>' },
      store: { type: 'string', value: '<store>' },
      orders: { type: 'string', value: '<number>' },
      seed: { type: 'string', value: '<text>' },
    },
    run: twin,
  },
];
