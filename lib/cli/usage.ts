import { ZOOKEEPER_VERSIONS } from '../check/detect-server';
import { EFFECT_MEANINGS } from '../lint/effect';
import { KAFKA_VERSIONS } from '../server-config/kafka/model/model';
import { FORMAT_NAMES } from './print-report';

/** What `check --help` prints. */
export const CHECK_USAGE = `cdk8s-kafka check PATH...

Checks Kafka's server.properties and ZooKeeper's zoo.cfg against the rules that the
constructs follow. PATH is such a file, Kubernetes manifests that contain one, a
directory of manifests, or - for standard input. Images and replicas of manifests
show the version and the number of brokers. The server, its role and its
mode are detected from the keys in the file.

  --kafka VERSION      ${KAFKA_VERSIONS.join(', ')} (default: 3.9 for brokers
                       with ZooKeeper, ${KAFKA_VERSIONS[KAFKA_VERSIONS.length - 1]} for KRaft); the newest release of
                       it, unless you write one (3.9.0)
  --zookeeper VERSION  ${ZOOKEEPER_VERSIONS.join(', ')}
  --brokers N          number of brokers, to compare replication factors with
  --plugin KEY         key of a Kafka plug-in, or a prefix that ends with a dot; can be
                       repeated
  --strict             treat warnings as errors
  --format FORMAT      ${FORMAT_NAMES.join(', ')} (default: text)

To acknowledge a warning, add a comment to the file:
  # cdk8s-kafka acknowledges RULE: the reason

Exit codes: 0 no errors, 1 errors, 2 usage error or unreadable file.`;

const effects = Object.entries(EFFECT_MEANINGS)
  .map(([effect, meaning]) => `  ${effect.padEnd(10)} ${meaning}`)
  .join('\n');

/** What `review --help` prints. */
export const REVIEW_USAGE = `cdk8s-kafka review OLD NEW
cdk8s-kafka review [--git REVISION] [PATH]
cdk8s-kafka review --live [PATH]

Reports what a change to manifests does to a running cluster. Effects, mildest first:
${effects}

OLD and NEW are directories or files of YAML, or - for standard input. With a single
PATH (default: dist), the old side is the same path at a Git revision, or the live
objects of the same names.

  --git REVISION       revision to compare with (default: where this branch left
                       origin/main)
  --live               compare with the cluster; live objects that are in no manifest
                       are ignored
  --context NAME       kubectl context for --live
  --namespace NAME     kubectl namespace for --live, for objects without a namespace
  --allow EFFECT       worst effect allowed without acknowledgement (default: ROLL)
  --kubernetes VERSION version of the API server, for example 1.31: what it rejects is
                       IMMUTABLE (default: what all supported versions reject)
  --format FORMAT      ${FORMAT_NAMES.join(', ')} (default: text)

To acknowledge a worse change, add it to an annotation of any object. It counts only for
the change that adds it. The acknowledge prop of the constructs writes the annotation:
  cdk8s-kafka/acknowledged: "DATA StatefulSet/kafka /spec/replicas: the reason"

Exit codes: 0 every change is allowed or acknowledged, 1 some change is not, 2 usage
error or unreadable input.`;

/** What `--help` prints. */
export const USAGE = `${CHECK_USAGE}\n\n${REVIEW_USAGE}

cdk8s-kafka --version`;
