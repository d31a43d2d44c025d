import { images } from '../../images/on-demand';
import type { Violation } from '../../lint/rule';

/** The contract that a construct was given an image for. */
export interface OfficialContract {
  readonly product: 'kafka' | 'zookeeper';
  /** As a user writes it. */
  readonly name: 'KafkaImage.official' | 'ZookeeperImage.official';
  /** The image that keeps it. */
  readonly example: string;
  /** The version whose keys and defaults are checked. */
  readonly version: string;
}

/** What is wrong with an image that keeps another contract: its paths, tools and start scripts are elsewhere. */
export function otherContract(reference: string, contract: OfficialContract): readonly Violation[] {
  // another rule rejects what is not a text
  if (typeof reference !== 'string') return [];
  const known = images().knownImage(reference);
  const products = known?.products ?? images().productsOf(reference);
  const runsOther = products.length > 0 && !products.includes(contract.product);
  // anyone may have built an image that is not known: it can be a copy
  if (!runsOther && (known === undefined || known.contract === contract.name)) return [];
  const className = contract.name.split('.')[0];
  return [
    {
      problem: `${contract.name} has the image ${reference}, which ${runsOther ? `runs ${products.join(' and ')}` : 'is built in another way'}`,
      fix: `use ${contract.example} or a copy of it; for another image, extend ${className} with its command, paths and probes`,
    },
  ];
}

/** What is wrong with the version that the tag of an image states. */
export function otherVersion(reference: string, contract: OfficialContract): readonly Violation[] {
  if (typeof reference !== 'string') return [];
  const version = images().versionText(images().versionOf(reference));
  if (
    version === undefined ||
    version === contract.version ||
    !images().productsOf(reference).includes(contract.product)
  )
    return [];
  return [
    {
      problem: `the image is ${reference}, and its configuration is checked as that of ${contract.version}`,
      fix: `use ${contract.example}, or a copy of it`,
    },
  ];
}
