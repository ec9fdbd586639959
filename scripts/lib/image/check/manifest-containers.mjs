const UNITS = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 };

/** A quantity of memory as Kubernetes writes it, in bytes. */
export function bytesOf(quantity) {
  const [, number, unit] = /^(\d+)(Ki|Mi|Gi)?$/.exec(quantity) ?? [];
  if (number === undefined) throw new Error(`${quantity} is no quantity that is known here`);
  return Number(number) * (UNITS[unit] ?? 1);
}

/** A value, or the secret that has it: `{secret, key, optional}`. */
function valueOf({ value, valueFrom }, configMaps) {
  if (valueFrom === undefined) return value;
  const { secretKeyRef, configMapKeyRef } = valueFrom;
  if (configMapKeyRef) return configMaps[configMapKeyRef.name][configMapKeyRef.key];
  return { secret: secretKeyRef.name, key: secretKeyRef.key, optional: secretKeyRef.optional === true };
}

function environmentOf({ envFrom = [], env = [] }, configMaps) {
  const whole = envFrom.map(({ configMapRef }) => configMaps[configMapRef.name]);
  return Object.assign(
    {},
    ...whole,
    Object.fromEntries(env.map((one) => [one.name, valueOf(one, configMaps)])),
  );
}

function containerOf({ kind, metadata, spec }, configMaps) {
  const pod = spec.template.spec;
  const [container] = pod.containers;
  const emptyDirs = new Map((pod.volumes ?? []).map(({ name, emptyDir }) => [name, emptyDir]));
  return {
    name: metadata.name,
    isJob: kind === 'Job',
    command: container.command,
    environment: environmentOf(container, configMaps),
    user: pod.securityContext.runAsUser,
    group: pod.securityContext.runAsGroup,
    readOnly: container.securityContext.readOnlyRootFilesystem === true,
    mayGainPrivileges: container.securityContext.allowPrivilegeEscalation !== false,
    dropped: container.securityContext.capabilities?.drop ?? [],
    memoryBytes: bytesOf(container.resources.limits.memory),
    writable: (container.volumeMounts ?? []).map(({ name, mountPath }) => ({
      path: mountPath,
      bytes: bytesOf(emptyDirs.get(name).sizeLimit),
    })),
    readyPath: container.readinessProbe?.httpGet.path,
    graceSeconds: pod.terminationGracePeriodSeconds ?? 30,
    beforeStop: container.lifecycle?.preStop?.exec.command,
  };
}

/**
 * How the manifests have every app and job run, without what only a cluster has.
 * @param {object[]} documents rendered
 */
export function containersOf(documents) {
  const configMaps = Object.fromEntries(
    documents.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata, data }) => [metadata.name, data]),
  );
  return documents
    .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
    .map((document) => containerOf(document, configMaps));
}
