import { entriesOf, HAS_KEYS, type ServerType } from '../server-files';
import type { ShellWord } from './shell-words';
import { wordAt, wordsFrom } from './shell-words';

/** A setting that a script makes, and the server that it is for; undefined if the script does not show that. */
export interface ScriptSetting {
  readonly key: string;
  readonly value: string;
  readonly server?: ServerType;
}

/** Settings that a start script makes without variables: arguments of servers, and lines that it writes to their files. */
export function scriptSettings(script: string): readonly ScriptSetting[] {
  if (!/override|start-zookeeper|myid|kafka-storage|\.(properties|cfg|conf)\b/.test(script)) return [];
  return [
    ...writtenLines(script),
    ...hereDocuments(script),
    ...replacedLines(script),
    ...optionsOfZookeeper(script),
    ...positionalParameters(script),
    ...clusterIds(script),
    ...overrides(script),
  ];
}

/** `--override "broker.id=$((${HOSTNAME##*-} + 100))"`. */
function overrides(script: string): readonly ScriptSetting[] {
  return [...script.matchAll(/--override[ =\n]+/g)].flatMap(({ index, 0: found }) =>
    settingIn(wordAt(script, index + found.length).text, 'broker'),
  );
}

/** `set -- "node.id=$((${HOSTNAME##*-} + 100))"`, whose words the script writes to a file later; keys have a dot. */
function positionalParameters(script: string): readonly ScriptSetting[] {
  return [...script.matchAll(/(?:^|[\s;])set --[ \t]+/g)].flatMap(({ index, 0: found }) =>
    wordsFrom(script, index + found.length)
      .flatMap(({ text }) => settingIn(text, 'broker'))
      .filter(({ key }) => key.includes('.')),
  );
}

/**
 * `kafka-storage.sh format --cluster-id "$ID"`. A script that looks for meta.properties first formats only new disks. All values of a
 * variable count: which one is used is known only to a running pod.
 */
function clusterIds(script: string): readonly ScriptSetting[] {
  if (!/kafka-storage|StorageTool/.test(script)) return [];
  const [found] = [...script.matchAll(/(?<=\s)(?:-t|--cluster-id)[ =]+/g)];
  if (found === undefined) return [];
  const { text } = wordAt(script, found.index + found[0].length);
  const [, variable] = /^\$\{?(\w+)\}?$/.exec(text) ?? [];
  const assigned = [...script.matchAll(RegExp(`(?:^|[\\s;&|(])${variable}=`, 'g'))].map(
    ({ index, 0: start }) => wordAt(script, index + start.length).text,
  );
  const own = assigned.filter((value) => value !== '' && !value.includes('meta.properties'));
  const key = script.includes('meta.properties') ? 'cluster.id of new disks' : 'cluster.id';
  return [{ key, value: variable === undefined || own.length === 0 ? text : own.join(' or '), server: 'broker' }];
}

function settingIn(text: string, server: ServerType | undefined): readonly ScriptSetting[] {
  const [, key, value] = /^\s*([\w.-]+)=(.*?)\s*$/s.exec(text) ?? [];
  return key === undefined ? [] : [{ key, value, server }];
}

/** The options of start-zookeeper in the images of the Kubernetes project. */
const ZOOKEEPER_OPTIONS: ReadonlyMap<string, string> = new Map([
  ['data_dir', 'dataDir'],
  ['data_log_dir', 'dataLogDir'],
  ['client_port', 'clientPort'],
  ['tick_time', 'tickTime'],
  ['init_limit', 'initLimit'],
  ['sync_limit', 'syncLimit'],
  ['max_client_cnxns', 'maxClientCnxns'],
  ['min_session_timeout', 'minSessionTimeout'],
  ['max_session_timeout', 'maxSessionTimeout'],
  ['snap_retain_count', 'autopurge.snapRetainCount'],
  ['purge_interval', 'autopurge.purgeInterval'],
]);

function optionsOfZookeeper(script: string): readonly ScriptSetting[] {
  if (!script.includes('start-zookeeper')) return [];
  return [...script.matchAll(/--([a-z_]+)=/g)].flatMap(({ index, 0: found, 1: option }): ScriptSetting[] => {
    const value = wordAt(script, index + found.length).text;
    const key = ZOOKEEPER_OPTIONS.get(option);
    if (key !== undefined) return [{ key, value, server: 'zookeeper' }];
    return option === 'servers' ? numberedMembers(Number(value)) : [];
  });
}

function numberedMembers(count: number): ScriptSetting[] {
  return Array.from({ length: count > 1 && count < 100 ? count : 0 }, (_, index) => ({
    key: `server.${index + 1}`,
    value: `{pod ${index}}`,
    server: 'zookeeper' as const,
  }));
}

/** `echo "key=value" >> server.properties`, and `echo $((ORDINAL + 1)) > /data/myid`; `| tee` does the same. */
function writtenLines(script: string): readonly ScriptSetting[] {
  return [...script.matchAll(/\b(?:echo|printf)[ \t]+(?:-\w+[ \t]+)*/g)].flatMap(({ index, 0: found }) => {
    const words = wordsFrom(script, index + found.length);
    const end = words.at(-1)?.end ?? index + found.length;
    const file = redirectionAt(script, end);
    return file === undefined ? [] : settingsForFile(file.text, words.map(({ text }) => text).join(' '));
  });
}

function redirectionAt(script: string, at: number): ShellWord | undefined {
  const [found] = /^[ \t]*(?:>>?|\|[ \t]*tee(?:[ \t]+-a)?)[ \t]*/.exec(script.slice(at, at + 40)) ?? [];
  return found === undefined ? undefined : wordAt(script, at + found.length);
}

function settingsForFile(file: string, text: string): readonly ScriptSetting[] {
  if (/(^|\/)myid$/.test(file)) return [{ key: 'myid', value: text.replace(/(\\n|\s)+$/, ''), server: 'zookeeper' }];
  if (!HAS_KEYS.test(file)) return [];
  return text.split(/\\n|\n/).flatMap((line) => settingIn(line, serverOfFile(file)));
}

function serverOfFile(file: string): ServerType {
  return /zoo[^/]*$/i.test(file) ? 'zookeeper' : 'broker';
}

/** `cat > zoo.cfg <<EOF`, with the redirection before or after the document. */
function hereDocuments(script: string): readonly ScriptSetting[] {
  return [...script.matchAll(/^(.*)<<-?\s*["']?(\w+)["']?(.*)\n([\s\S]*?)\n\s*\2\s*$/gm)].flatMap(
    ([, before, , after, body]): ScriptSetting[] => {
      const [, file] = /(?:>>?|\btee(?:\s+-a)?)\s*["']?([^\s"'<|;]+)/.exec(`${before} ${after}`) ?? [];
      if (file === undefined || !HAS_KEYS.test(file)) return [];
      return [...entriesOf(body)].map(([key, value]) => ({ key, value, server: serverOfFile(file) }));
    },
  );
}

/** `sed -i "s/^broker.id=.*∕broker.id=$ID/" server.properties`; the expressions may be in variables, each in quotes. */
function replacedLines(script: string): readonly ScriptSetting[] {
  if (!/\bsed\b/.test(script)) return [];
  const lines = script.split('\n').filter((line) => /\bsed\b|["']s[/|@,%]/.test(line));
  return lines.flatMap((line) =>
    [...line.matchAll(/(?<![\w.])s([/|@,%])(?:\\.|(?!\1).)*\1((?:\\.|(?!\1).)*)\1/g)].flatMap(
      ([, delimiter, replacement]) =>
        settingIn(
          replacement.replaceAll(`\\${delimiter}`, delimiter),
          /zoo\S*\.(cfg|properties)/.test(line) ? 'zookeeper' : 'broker',
        ),
    ),
  );
}
