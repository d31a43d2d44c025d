import { versionOf } from '../images/known-images';
import type { Finding } from '../lint/finding';
import type { Manifest } from '../manifests/manifest';
import { imageOf, replicasOf, serverContainerOf } from '../manifests/pods';
import type { SourcedManifest } from '../manifests/read-manifests';
import { Workloads } from '../manifests/workloads';
import { KAFKA_VERSIONS } from '../server-config/kafka/model/model';
import { type CheckedFile, type CheckOptions, checkFile } from './check-file';
import { clusterNodesIn } from './cluster/cluster-nodes';
import { CLUSTER_FILE_RULES } from './cluster/cluster-rules';
import { type EmbeddedFile, embeddedFiles, isBrokerText, otherTexts } from './server-file-texts';

/** What was found in one file of a server that is in a manifest. */
export interface CheckedManifest {
  /** The file of the manifest. */
  readonly file: string;
  readonly name: string;
  readonly checked: CheckedFile;
}

/** Programs that replace parts of a file before a server reads it. */
const REPLACING = /\b(envsubst|sed|gomplate|confd|awk|perl|python3?)\b/;

/** Rules that read the settings of scripts too. */
const KNOWS_SCRIPTS: ReadonlySet<string> = new Set(CLUSTER_FILE_RULES.map(({ id }) => id));

const PLACEHOLDER_RULE = /-(unexpanded-placeholder|placeholder-as-text)$/;

/** Checks the files of servers in the ConfigMaps and Secrets of some manifests, each at its lines of the manifest. */
export function checkManifests(sources: readonly SourcedManifest[], options: CheckOptions): readonly CheckedManifest[] {
  const workloads = new Workloads(sources.map(({ manifest }) => manifest));
  const nodes = clusterNodesIn(sources);
  return sources.flatMap((source) =>
    embeddedFiles(source).map((file) => {
      const workload = workloads.of(source.manifest);
      const { server, findings } = checkFile(
        file.text,
        source.file,
        withFacts(options, workload, file),
        workload && nodes.get(workload),
      );
      const texts = [source.manifest, ...(workload === undefined ? [] : [workload])].flatMap(otherTexts);
      const known = findings.filter((finding) => !isDoneByScript(finding, texts, file));
      return { file: source.file, name: file.name, checked: { server, findings: known.map((each) => at(each, file)) } };
    }),
  );
}

/** What the manifests show and the caller does not name: where the file is, the version of its image, and how many brokers there are. */
function withFacts(
  given: CheckOptions,
  workload: Manifest | undefined,
  { text: own, holder }: EmbeddedFile,
): CheckOptions {
  const options = { ...given, isInConfigMap: holder.kind === 'ConfigMap' };
  if (workload === undefined) return options;
  const hasBrokers = workload.kind === 'StatefulSet' && runsKafka(workload) && isBrokerText(own);
  const image = imageOf(workload);
  const version = versionOf(image);
  const text = version?.minor === undefined ? undefined : `${version.major}.${version.minor}`;
  const release = /:(\d+\.\d+\.\d+)\b/.exec(image ?? '')?.[1];
  return {
    ...options,
    kafka: options.kafka ?? KAFKA_VERSIONS.find((each) => each === text),
    kafkaRelease: options.kafkaRelease ?? (text !== undefined && release?.startsWith(`${text}.`) ? release : undefined),
    brokers: options.brokers ?? (hasBrokers ? replicasOf(workload) : undefined),
  };
}

function runsKafka(workload: Manifest): boolean {
  const { image, command, args } = serverContainerOf(workload) ?? {};
  return /kafka/i.test(JSON.stringify([image, command, args]));
}

/** Whether a script or a variable beside the file sets a key that is missing in it, or replaces a placeholder. */
function isDoneByScript({ line, key, rule }: Finding, texts: readonly string[], { text }: EmbeddedFile): boolean {
  if (KNOWS_SCRIPTS.has(rule)) return false;
  const others = texts.filter((other) => other !== text);
  if (PLACEHOLDER_RULE.test(rule)) return others.some((other) => REPLACING.test(other));
  if (line !== undefined || key === undefined) return false;
  const names = [key, `KAFKA_${key.toUpperCase().replace(/[.-]/g, '_')}`, ...(key === 'node.id' ? ['broker.id'] : [])];
  return others.some((other) => names.some((name) => other.includes(name)));
}

function at(finding: Finding, { lineOf }: EmbeddedFile): Finding {
  return { ...finding, line: lineOf(finding.line ?? 1) };
}
