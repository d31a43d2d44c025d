import { ZOOKEEPER_VERSIONS } from '../check/detect-server';
import { EFFECTS } from '../review/effects/effect-row';
import { KAFKA_VERSIONS } from '../server-config/kafka/model/model';

/** What `check` prints when it is asked for help. */
export const CHECK_USAGE = `cdk8s-kafka check FILE...

Checks server.properties of Kafka and zoo.cfg of ZooKeeper by the rules that the
constructs obey. - is standard input. Which server a file is for, its role and its
mode are read from its keys.

  --kafka VERSION      ${KAFKA_VERSIONS.join(', ')}; without it, 3.9 for brokers
                       with ZooKeeper, ${KAFKA_VERSIONS[KAFKA_VERSIONS.length - 1]} for KRaft
  --zookeeper VERSION  ${ZOOKEEPER_VERSIONS.join(', ')}
  --brokers N          number of brokers: replication is compared with it
  --plugin KEY         a key of Kafka's plug-ins, or a beginning that ends with a
                       dot; may be given several times
  --strict             warnings count as errors
  --format FORMAT      text, json

A warning that is intended is acknowledged by a comment in the file:
  # cdk8s-kafka acknowledges RULE: the reason

Exits with 0 where nothing worse than a warning was found, 1 for errors, 2 where the
command was called in a wrong way or a file cannot be read.`;

/** What `review` prints when it is asked for help. */
export const REVIEW_USAGE = `cdk8s-kafka review OLD NEW
cdk8s-kafka review [--git REVISION] [FOLDER]
cdk8s-kafka review --live [FOLDER]

Says what the change from one set of manifests to another does to a cluster that runs:
${EFFECTS.join(', ')}, the mildest first.

OLD and NEW are folders or files of YAML, - is standard input. With one FOLDER (dist
by default), the old side is the same folder at a revision of git (by default where
the branch left origin/main), or with --live the objects of the same names in the
cluster that kubectl talks to.

  --git REVISION       what to compare with
  --live               compares with the cluster; what is there and in no manifest is
                       not looked at
  --context NAME       kubectl's context for --live
  --namespace NAME     kubectl's namespace for --live, of objects that say none
  --allow EFFECT       the worst that is allowed without a word; ROLL
  --format FORMAT      text, markdown, json, sarif

What is worse and intended is acknowledged, with a reason, in an annotation of any
object; it counts for the change that it comes with. acknowledgeChanges writes it:
  cdk8s-kafka/acknowledged-changes: "DATA StatefulSet/kafka /spec/replicas: the reason"

Exits with 0 where nothing is worse than what is allowed or acknowledged, 1 where
something is, 2 where the command was called in a wrong way or something cannot be read.`;

/** What the command prints when it is asked for help. */
export const USAGE = `${CHECK_USAGE}\n\n${REVIEW_USAGE}`;
