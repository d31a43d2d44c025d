import { images } from '../../images/on-demand';
import { settingsOf } from '../../images/variable-rules';

/**
 * The keys that a variable would set if the image's own entrypoint started the server: with a contract of this library it does
 * not. `KAFKA_CFG_NUM_PARTITIONS` is one of Bitnami, `KAFKA_NUM_PARTITIONS` of the Kafka project and others.
 */
export function keysOfVariable(product: 'kafka' | 'zookeeper', name: string, value: string): readonly string[] {
  const variables = new Map([[name, value]]);
  const rules = images().KNOWN_IMAGES.flatMap((image) =>
    image.products.includes(product) ? (image.variables ?? []) : [],
  );
  return [...new Set(rules.flatMap((each) => [...settingsOf(variables, each).keys()]))];
}
