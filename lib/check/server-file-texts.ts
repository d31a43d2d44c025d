import { lastValues, readProperties } from '../java/read-properties';
import { isRecord, itemsOf, member } from '../manifests/fields';
import type { Manifest } from '../manifests/manifest';
import { isFileHolder, kindAndName, shortName } from '../manifests/manifest';
import type { SourcedManifest } from '../manifests/read-manifests';
import { type LocatedText, textFinder } from '../manifests/text-lines';
import { DYNAMIC_FILE } from '../server-config/kafka/file-names';
import { detectServer } from './detect-server';
import { isRecognized } from './recognition-rules';

/** The file of a server in a ConfigMap or a Secret, with the file of dynamic keys that brokers join to it. */
export interface EmbeddedFile {
  readonly holder: Manifest;
  /** The object and the names of the files: `ConfigMap/kafka-cm server.properties`. */
  readonly name: string;
  readonly text: string;
  /** The line of the manifest's file, counted from 1, of a line of the text, counted from 1. */
  lineOf(textLine: number): number;
}

/** Keys of which hardly any file of a server lacks all, and which files of clients do not have. */
const TYPICAL_SERVER_KEYS =
  /^(log\.dirs?|broker\.id|node\.id|process\.roles|zookeeper\.connect|controller\.quorum\..*|advertised\.listeners|dataDir|clientPort|tickTime)$/;

/** The files of servers that an object has. */
export function embeddedFiles({ manifest, line, source }: SourcedManifest): readonly EmbeddedFile[] {
  if (!isFileHolder(manifest)) return [];
  const find = textFinder(source.text);
  const path = pathOf(source.text, manifest);
  const texts = ['data', 'stringData'].flatMap((field) => {
    const files = manifest[field];
    return Object.entries(isRecord(files) ? files : {}).flatMap(([name, value]) => {
      const located = typeof value === 'string' ? find([...path, field, name]) : undefined;
      return located === undefined ? [] : [[name, decoded(manifest, field, located, source.line)] as const];
    });
  });
  // by its name alone: a misspelled key must not keep the file from being checked
  const dynamic = texts.find(([name, { text }]) => name === DYNAMIC_FILE && !isServerFile(text));
  const servers = texts.filter(([name, { text }]) => name !== DYNAMIC_FILE && isServerFile(text));
  return servers.map(([name, own]) => {
    const joined = dynamic !== undefined && isBrokerText(own.text) && servers.length === 1 ? dynamic : undefined;
    const names = [name, ...(joined === undefined ? [] : [joined[0]])].join(' + ');
    return {
      holder: manifest,
      name: `${shortName(kindAndName(manifest))} ${names}`,
      ...together(own, joined?.[1]),
      line,
    };
  });
}

/** An object in a list is below `items`. */
function pathOf(document: string, manifest: Manifest): readonly (string | number)[] {
  const find = textFinder(document);
  if (find(['metadata', 'name'])?.text === manifest.metadata.name) return [];
  for (let index = 0; index < 10_000; index++) {
    const [kind, name] = [find(['items', index, 'kind']), find(['items', index, 'metadata', 'name'])];
    if (kind === undefined) return [];
    if (kind.text === manifest.kind && name?.text === manifest.metadata.name) return ['items', index];
  }
  return [];
}

/** Lines are counted from 1 in the file; a Secret has its data in base64, on one line. */
function decoded({ kind }: Manifest, field: string, located: LocatedText, documentLine: number): LocatedText {
  if (kind === 'Secret' && field === 'data') {
    const first = documentLine + located.lineOf(1);
    return { text: Buffer.from(located.text, 'base64').toString('latin1'), lineOf: () => first };
  }
  // the server reads the file as Latin-1, which Kubernetes writes as UTF-8
  const text = Buffer.from(located.text, 'utf8').toString('latin1');
  return { text, lineOf: (textLine) => documentLine + located.lineOf(textLine) };
}

function together(own: LocatedText, other: LocatedText | undefined): LocatedText {
  if (other === undefined) return own;
  const ownText = own.text.endsWith('\n') ? own.text : `${own.text}\n`;
  const ownLines = ownText.split('\n').length - 1;
  const lineOf = (line: number) => (line <= ownLines ? own.lineOf(line) : other.lineOf(line - ownLines));
  return { text: ownText + other.text, lineOf };
}

function keysInText(text: string): readonly string[] {
  return [...lastValues(readProperties(text).entries).keys()];
}

function isServerFile(text: string): boolean {
  const keys = keysInText(text);
  const { server, known } = detectServer(keys, {});
  return keys.some((key) => TYPICAL_SERVER_KEYS.test(key)) && isRecognized({ server, keys, known, isNamed: false });
}

/** Whether a file is that of a broker, and not of a controller alone. */
export function isBrokerText(text: string): boolean {
  const values = lastValues(readProperties(text).entries);
  return (
    detectServer([...values.keys()], {}).server.product === 'Kafka' && values.get('process.roles') !== 'controller'
  );
}

/** All texts of an object that a program may read or run: files, commands, arguments, and variables with their names. */
export function otherTexts(manifest: Manifest): readonly string[] {
  const { data, stringData } = manifest;
  const containers = ['containers', 'initContainers'].flatMap((field) =>
    itemsOf(member(manifest, 'spec', 'template', 'spec', field) ?? member(manifest, 'spec', field)),
  );
  return [
    ...[data, stringData].flatMap((files) => (isRecord(files) ? Object.values(files).map(String) : [])),
    ...containers.map(({ command, args, env }) => JSON.stringify([command, args, env])),
  ];
}
