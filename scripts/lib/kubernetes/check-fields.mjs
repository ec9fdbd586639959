import * as types from '@kubernetes/client-node';

/** Kinds of operators: their types are not Kubernetes' own. */
const FOREIGN_GROUP = /^[a-z0-9.-]*\.(?:sh|com|io)\//;
const OWN_GROUP = /^(?:v1$|apps\/|batch\/|policy\/|autoscaling\/|networking\.k8s\.io\/)/;

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `networking.k8s.io/v1` and `Ingress`: `V1Ingress`. */
function typeOf({ apiVersion, kind }) {
  const version = apiVersion.split('/').at(-1);
  return types[`${version[0].toUpperCase()}${version.slice(1)}${kind}`];
}

function check(value, typeName, path, faults) {
  const list = /^Array<(.+)>$/.exec(typeName);
  if (list) {
    if (!Array.isArray(value)) faults.push(`${path}: a list is expected`);
    else value.forEach((one, index) => check(one, list[1], `${path}[${index}]`, faults));
    return;
  }
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(typeName);
  if (map) {
    if (!isObject(value)) faults.push(`${path}: a map is expected`);
    else for (const [key, one] of Object.entries(value)) check(one, map[1], `${path}.${key}`, faults);
    return;
  }
  if (['string', 'number', 'boolean'].includes(typeName)) {
    if (typeof value !== typeName) faults.push(`${path}: ${typeName} is expected`);
    return;
  }
  const known = types[typeName]?.getAttributeTypeMap?.();
  if (!known) return;
  if (!isObject(value)) {
    faults.push(`${path}: ${typeName} is expected`);
    return;
  }
  for (const [key, one] of Object.entries(value)) {
    const attribute = known.find(({ baseName }) => baseName === key);
    if (attribute) check(one, attribute.type, `${path}.${key}`, faults);
    else faults.push(`${path}.${key}: ${typeName} has no such field`);
  }
}

/**
 * Every field that Kubernetes does not know or that has another type. Documents of operators are passed over.
 * @param {object} document
 * @returns {string[]}
 */
export function fieldFaults(document) {
  if (!OWN_GROUP.test(document.apiVersion)) {
    return FOREIGN_GROUP.test(document.apiVersion) ? [] : [`${document.apiVersion}: no such group`];
  }
  const type = typeOf(document);
  if (!type) return [`${document.apiVersion} ${document.kind}: no such kind`];
  const faults = [];
  check(document, type.name, `${document.kind}/${document.metadata?.name}`, faults);
  return faults;
}
