const limits = (
  { user, group, readOnly, mayGainPrivileges, dropped, memoryBytes, writable, volumes = [] },
  engineName,
) => [
  `--user=${user}:${group}`,
  ...(readOnly ? ['--read-only'] : []),
  // Podman alone puts writable places where nobody asked for them.
  ...(readOnly && engineName === 'podman' ? ['--read-only-tmpfs=false'] : []),
  ...dropped.map((capability) => `--cap-drop=${capability}`),
  ...(mayGainPrivileges ? [] : ['--security-opt=no-new-privileges']),
  ...(memoryBytes === undefined ? [] : [`--memory=${memoryBytes}b`]),
  ...writable.map(({ path, bytes }) => `--tmpfs=${path}:rw,size=${bytes},mode=1777`),
  ...volumes.map((path) => `--volume=${path}`),
];

/**
 * What follows the engine's name to run a container as the manifests say. The values of its variables are no arguments, which
 * everybody on a machine may read: the engine takes them from its own environment.
 * @param {object} container see `containersOf`
 * @param {{engineName: string, image: string, name: string, variables: readonly string[], detached: boolean}} run
 */
export function runArguments(container, { engineName, image, name, variables, detached }) {
  const [program, ...args] = container.command;
  return [
    'run',
    ...(detached ? ['--detach'] : ['--rm']),
    `--name=${name}`,
    '--network=host',
    // An orchestrator asks by itself; the image's own check is run once, by hand.
    '--no-healthcheck',
    ...limits(container, engineName),
    ...variables.map((variable) => `--env=${variable}`),
    `--entrypoint=${program}`,
    image,
    ...args,
  ];
}
