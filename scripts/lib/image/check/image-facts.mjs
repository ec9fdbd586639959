/**
 * What an image says of itself, the same from every engine.
 * @param {object} inspected one element of what `image inspect` prints
 */
export function imageFacts({ Config, Size, Healthcheck, User }) {
  return {
    bytes: Size,
    user: Config.User ?? User ?? '',
    stopSignal: Config.StopSignal ?? '',
    command: Config.Cmd ?? [],
    variables: Object.fromEntries(
      (Config.Env ?? []).map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]),
    ),
    // Docker keeps it with the rest, Podman beside it.
    healthCommand: (Config.Healthcheck ?? Healthcheck)?.Test?.slice(1) ?? [],
  };
}

/** @param {ReturnType<typeof imageFacts>} facts */
export function imageFaults({ user, stopSignal, command, variables, healthCommand }) {
  const faults = [];
  if (!/^[1-9]\d*(?::|$)/.test(user))
    faults.push(`its user is "${user}", not the number of somebody else than root`);
  if (stopSignal !== 'SIGTERM') faults.push(`its stop signal is "${stopSignal}"`);
  if (command[0] !== 'node') faults.push(`its command is "${command.join(' ')}"`);
  if (variables.NODE_ENV !== 'production') faults.push(`NODE_ENV is "${variables.NODE_ENV}"`);
  if (!healthCommand.join(' ').includes('/health/ready'))
    faults.push('it has no health check that asks /health/ready');
  for (const name of Object.keys(variables)) {
    if (/KEY|TOKEN|SECRET|PASSWORD|_URL$|PROXY/i.test(name)) faults.push(`it brings a value for ${name}`);
  }
  return faults;
}
