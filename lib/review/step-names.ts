import { nameParts } from '../manifests/manifest';
import { members } from './canonical/pointer';
import type { ChangedValue } from './change';
import { REDACTED } from './redact';
import type { StepNames } from './steps';

/** The names in the steps of a change: a command in the wrong namespace would do its harm there. */
export function stepNames({ object, path, to, other }: ChangedValue, workload: string | undefined): StepNames {
  return {
    object: kubectlName(object),
    workload: workload === undefined ? undefined : kubectlName(workload),
    key: members(path).at(-1) ?? '',
    value: to === undefined || to === REDACTED ? undefined : String(to),
    ...(other === undefined ? {} : { other: kubectlName(other) }),
  };
}

function kubectlName(object: string): string {
  const [kind, namespace, name] = nameParts(object);
  return `${kind.toLowerCase()}/${name}${namespace === 'default' ? '' : ` --namespace ${namespace}`}`;
}
