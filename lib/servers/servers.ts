import { guessedRules } from '../images/guessed-rules';
import type { KnownImage } from '../images/known-image';
import { isToolImage, knownImage, productsOf } from '../images/known-images';
import { settingsOf, type VariableRules } from '../images/variable-rules';
import { memoized } from '../lint/memoize';
import { itemsOf } from '../manifests/fields';
import type { Manifest } from '../manifests/manifest';
import { containersOf, podSpecOf, readBy } from '../manifests/pods';
import { type Environment, environmentOf, type ObjectLookup } from './environment';
import { comparableId } from './scripts/pod-ordinals';
import { type ScriptSetting, scriptSettings } from './scripts/script-settings';
import { substituted, variablesAfter } from './scripts/script-variables';
import { type StartCommand, startCommandOf } from './scripts/start-commands';
import { serverConfigsIn } from './server-configs';
import type { Entries, ServerType } from './server-files';

/** A server that the pods of a workload run, however it is configured. */
export interface Server {
  readonly type: ServerType;
  readonly container: Record<string, unknown>;
  /** What is known about its image. */
  readonly image: KnownImage | undefined;
  /** The settings of its variables and of its start script. */
  readonly settings: Entries;
  /** Keys whose values reports must not show. */
  readonly secretKeys: ReadonlySet<string>;
  /** All settings in effect: those of files too. */
  readonly entries: Entries;
  /** Whether it reads a file that is among the manifests. */
  readonly hasFile: boolean;
  /** Whether the image's own start configures it: its defaults are those of the image. */
  readonly isStartedByImage: boolean;
  readonly environment: Environment;
}

const serversByWorkload = memoized((objects: ObjectLookup) =>
  memoized((workload: Manifest) => findServers(workload, objects)),
);

/** The servers that the pods of a workload run, with the settings that the objects of its side give them. */
export function serversOf(workload: Manifest, objects: ObjectLookup): readonly Server[] {
  return serversByWorkload(objects)(workload);
}

/** Whether the pods of a workload are brokers, controllers or members of an ensemble. */
export function isServerWorkload(workload: Manifest, objects: ObjectLookup): boolean {
  return serversOf(workload, objects).length > 0;
}

function findServers(workload: Manifest, objects: ObjectLookup): readonly Server[] {
  const started = containersOf(workload).map((container): Started => {
    const environment = environmentOf(container, workload.metadata.namespace, objects);
    return { container, environment, start: startCommandOf(container, environment, workload, objects) };
  });
  const types = started.map(typesOf);
  // a container whose image and variables name no server may still read a server's file
  const isNamed = types.some((found) => found.length > 0);
  const files = filesOf(workload, objects);
  const prepared = itemsOf(podSpecOf(workload).initContainers).flatMap((container) => {
    const environment = environmentOf(container, workload.metadata.namespace, objects);
    return settingsByScript(startCommandOf(container, environment, workload, objects), environment);
  });
  return started.flatMap((each, index) => {
    const byFile = isNamed || index > 0 || isOther(each) ? [] : files.keys();
    return [...types[index], ...byFile].map((type) => serverOf(type, each, files.get(type), prepared));
  });
}

interface Started {
  readonly container: Record<string, unknown>;
  readonly environment: Environment;
  readonly start: StartCommand;
}

function isOther({ container, start }: Started): boolean {
  return start.isOther || isToolImage(String(container.image));
}

/** Which servers a container runs, by its command, its image and its variables, in this order. */
function typesOf(started: Started): readonly ServerType[] {
  const { container, environment, start } = started;
  if (start.servers.length > 0) return start.servers;
  if (isOther(started)) return [];
  const products = productsOf(String(container.image));
  if (products.length > 0) return products.map((product) => (product === 'kafka' ? 'broker' : 'zookeeper'));
  const guessed = guessedRules(environment.keys(), products);
  return guessed === undefined ? [] : [guessed.product === 'kafka' ? 'broker' : 'zookeeper'];
}

/** The settings in the files that a workload reads. */
function filesOf(workload: Manifest, objects: ObjectLookup): ReadonlyMap<ServerType, Entries> {
  const configs = readBy(workload).flatMap((read) => {
    const holder = objects.get(read);
    return holder === undefined ? [] : serverConfigsIn(holder);
  });
  // the first one counts
  return new Map(configs.reverse().map(({ server, entries }) => [server, entries] as const));
}

function serverOf(
  type: ServerType,
  { container, environment, start }: Started,
  file: Entries | undefined,
  prepared: readonly ScriptSetting[],
): Server {
  const image = knownImage(String(container.image));
  const rules = start.readsVariables
    ? image === undefined
      ? guessedRules(environment.keys(), productsOf(String(container.image)))?.rules
      : image.variables
    : undefined;
  const byVariables = rules === undefined ? new Map<string, string>() : variableSettings(rules, environment, start);
  const byScripts = [...prepared, ...settingsByScript(start, environment)].flatMap(
    ({ key, value, server }): (readonly [string, string])[] =>
      server === undefined || server === type ? [[key, value]] : [],
  );
  const layers = rules?.yieldsToFile === true ? [byVariables, file ?? []] : [file ?? [], byVariables];
  return {
    type,
    container,
    image,
    settings: comparable([...byVariables, ...byScripts]),
    secretKeys: new Set(rules === undefined ? [] : settingsOf(secretsOf(environment), rules).keys()),
    entries: comparable([...layers.flatMap((layer) => [...layer]), ...byScripts]),
    hasFile: file !== undefined,
    isStartedByImage: start.readsVariables,
    environment,
  };
}

function variableSettings(rules: VariableRules, environment: Environment, start: StartCommand): Entries {
  return settingsOf(variablesAfter(start.script, valuesOfVariables(environment)), rules);
}

function settingsByScript(start: StartCommand, environment: Environment): readonly ScriptSetting[] {
  const found = scriptSettings(start.script);
  if (found.length === 0) return [];
  const variables = variablesAfter(start.script, valuesOfVariables(environment));
  return found.map((setting) => ({ ...setting, value: substituted(setting.value, variables) }));
}

function valuesOfVariables(environment: Environment): ReadonlyMap<string, string> {
  return new Map([...environment].map(([name, { value }]) => [name, value] as const));
}

function secretsOf(environment: Environment): ReadonlyMap<string, string> {
  return new Map([...environment].flatMap(([name, { value, isSecret }]) => (isSecret ? [[name, value] as const] : [])));
}

const IDS: ReadonlySet<string> = new Set(['broker.id', 'node.id', 'myid']);

function comparable(entries: readonly (readonly [string, string])[]): Entries {
  return new Map(entries.map(([key, value]) => [key, IDS.has(key) ? comparableId(value) : value] as const));
}
