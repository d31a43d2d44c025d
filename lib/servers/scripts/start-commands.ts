import { type Manifest, nameParts } from '../../manifests/manifest';
import { mountedBy } from '../../manifests/pods';
import { dataOfObject, type Environment, expanded, type ObjectLookup } from '../environment';
import type { ServerType } from '../server-files';

/** What a container runs in place of the start of its image. */
export interface StartCommand {
  /** The command and its arguments, and the scripts of ConfigMaps that they name. */
  readonly script: string;
  /** The servers that it starts, if it names their start scripts. */
  readonly servers: readonly ServerType[];
  /** Whether the image's own start turns variables into settings: a server's own start script reads none. */
  readonly readsVariables: boolean;
  /** Whether it runs a tool, or nothing, instead of a server. */
  readonly isOther: boolean;
}

const STARTS: Readonly<Record<ServerType, RegExp>> = {
  broker: /kafka-server-start|\bkafka\.Kafka\b|start-kafka\.sh/,
  zookeeper: /zookeeper-server-start|zkServer\.sh|start-zookeeper|QuorumPeerMain|zkGenConfig/,
};

/** Starts that read only a file. */
const READS_FILE = /kafka-server-start|\bkafka\.Kafka\b|zookeeper-server-start|zkServer\.sh|QuorumPeerMain/;

/** Start scripts of images, which turn variables into settings. */
const OF_IMAGE = /\/docker\/(run|configure)\b|entrypoint|start-kafka\.sh|\/run\.sh|zkGenConfig|\/setup\.sh/;

/** Tools of the same images. */
const TOOL =
  /\b(kafka-(?!server-start|storage)[a-z-]+(\.sh)?\b|connect-(distributed|standalone|mirror)|zkCli|kafkacat|kcat|cub|sleep|tail\s+-f)\b/;

/** A shell without a script, and other programs that only wait. */
const IDLE = /^(\S*\/)?(ba|da|a)?sh$|^(\S*\/)?(cat|pause|true)$/;

const STARTED: readonly ServerType[] = ['broker', 'zookeeper'];

export function startCommandOf(
  container: Record<string, unknown>,
  environment: Environment,
  workload: Manifest,
  objects: ObjectLookup,
): StartCommand {
  const words = [container.command, container.args].flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  const text = words.map((word) => expanded(word, environment)).join('\n');
  const script = [...scriptsNamedIn(text, workload, objects), text].join('\n');
  const servers = STARTED.filter((server) => STARTS[server].test(script));
  const hasOwnEntrypoint = !Array.isArray(container.command) || OF_IMAGE.test(script);
  return {
    script,
    servers,
    readsVariables: hasOwnEntrypoint || !READS_FILE.test(script),
    isOther: servers.length === 0 && !OF_IMAGE.test(script) && (TOOL.test(script) || IDLE.test(text)),
  };
}

/** The scripts in mounted ConfigMaps that a command names. */
function scriptsNamedIn(text: string, workload: Manifest, objects: ObjectLookup): readonly string[] {
  if (!text.includes('/')) return [];
  return [...new Set(mountedBy(workload).values())].flatMap((name) => {
    const holder = nameParts(name)[0] === 'ConfigMap' ? objects.get(name) : undefined;
    if (holder === undefined) return [];
    return [...dataOfObject(holder)].flatMap(([file, script]) =>
      !file.includes('.properties') && !file.endsWith('.cfg') && text.includes(`/${file}`) ? [script] : [],
    );
  });
}
