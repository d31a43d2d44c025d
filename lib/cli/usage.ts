import { ZOOKEEPER_VERSIONS } from '../check/which-server';
import { KAFKA_VERSIONS } from '../kafka/config-model/model';
import { EFFECTS } from '../review/effect';

/** What the command prints when it is asked for help. */
export const USAGE = `cdk8s-kafka check FILE...

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
command was called in a wrong way or a file cannot be read.

cdk8s-kafka review OLD NEW
cdk8s-kafka review [--git REVISION] [FOLDER]

Says what the change from one set of manifests to another does to a cluster that runs:
${EFFECTS.join(', ')}, the mildest first. OLD and NEW are
folders or files of YAML, - is standard input. With --git, FOLDER (dist) as it was
at a revision is compared with what it is now; without a revision, that where the
branch left origin/main.

  --allow EFFECT       what is allowed without a word; ROLL
  --format FORMAT      text, markdown, json

Exits with 0 where nothing is worse than what is allowed, 1 where something is, 2 where
the command was called in a wrong way or something cannot be read.`;
