import type { RefusedLink } from '../../../images/known-image';
import { KNOWN_IMAGES, versionOf } from '../../../images/known-images';
import { isAtLeastVersion } from '../../../images/version-schemes';
import { grouped } from '../../../lint/group-by';
import { member } from '../../../manifests/fields';
import { type Manifest, objectName } from '../../../manifests/manifest';
import type { ObjectSet } from '../../../manifests/object-set';
import { podSpecOf } from '../../../manifests/pods';
import { type Server, serversOf } from '../../../servers/servers';
import type { ChangedValue } from '../../change';
import type { ObjectInBoth, ReviewContext } from '../../review-context';
import { containerPath } from '../../servers/setting-paths';
import { SERVICE_LINKS } from '../sources';
import { type Combination, changedValue } from './combination';

const STEPS = [
  'set enableServiceLinks: false in the pods, and roll that out first',
  'or give the Service another name, or set clusterIP: None',
];

/** Variables that the kubelet sets for Services, and with which images do not start. */
export const SERVICE_LINK_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a Service whose name makes a variable that the image refuses',
    effect: 'LATENT',
    why: 'pods that start from now on get a variable such as KAFKA_PORT=tcp://10.0.0.1:9092, which their image takes for a setting: the server does not start',
    steps: STEPS,
    source: SERVICE_LINKS,
    find: (context) => newLinks(context, (workload) => !context.isRolled(workload)),
  },
  {
    what: 'a Service whose name makes a variable that the image refuses, and pods that are replaced',
    effect: 'OUTAGE',
    why: 'the new pods get a variable such as KAFKA_PORT=tcp://10.0.0.1:9092, which their image takes for a setting: the servers do not start',
    steps: STEPS,
    source: SERVICE_LINKS,
    find: (context) => newLinks(context, (workload) => context.isRolled(workload)),
  },
];

/** All variables that some image refuses: hardly any Service has a name that makes one of them. */
const REFUSED: ReadonlySet<string> = new Set(
  KNOWN_IMAGES.flatMap(({ refusedLinks = [] }) => refusedLinks.map(({ variable }) => variable)),
);

/** The variable of an image that is not known, but reads KAFKA_… like those that refuse it. */
const BY_CUSTOM: readonly RefusedLink[] = [{ variable: 'KAFKA_PORT', before: [3, 0] }];

function newLinks(context: ReviewContext, isMeant: (workload: ObjectInBoth) => boolean): readonly ChangedValue[] {
  const [before, after] = [linksBySide(context, 'before'), linksBySide(context, 'after')];
  if (after.size === 0) return [];
  return context.workloadsInBoth.flatMap((workload) => {
    const namespace = workload.after.metadata.namespace ?? 'default';
    const links = after.get(namespace);
    if (links === undefined || !isMeant(workload)) return [];
    const old = refusals(workload.before, before.get(namespace) ?? [], context.before).map(({ link }) => link.variable);
    return refusals(workload.after, links, context.after)
      .filter(({ link }) => !old.includes(link.variable))
      .map(({ server, link }) =>
        changedValue(
          workload.after,
          [...containerPath(server), 'env', link.variable],
          undefined,
          `tcp://… of ${objectName(link.service)}`,
        ),
      );
  });
}

interface Link {
  readonly variable: string;
  readonly service: Manifest;
}

/** The variables of Services that an image might refuse, by namespace. */
function linksBySide({ pairs }: ReviewContext, side: 'before' | 'after'): ReadonlyMap<string, readonly Link[]> {
  return grouped(
    pairs.flatMap((pair) => {
      const service = pair[side];
      if (service?.kind !== 'Service' || !hasClusterIp(service)) return [];
      const prefix = service.metadata.name.toUpperCase().replaceAll('-', '_');
      return ['PORT', 'SERVICE_HOST', 'SERVICE_PORT']
        .map((suffix) => `${prefix}_${suffix}`)
        .filter((variable) => REFUSED.has(variable))
        .map((variable) => [service.metadata.namespace ?? 'default', { variable, service }] as const);
    }),
  );
}

/** The kubelet sets variables only for Services with an address of their own. */
function hasClusterIp({ spec }: Manifest): boolean {
  return member(spec, 'clusterIP') !== 'None' && member(spec, 'type') !== 'ExternalName';
}

/** The servers of a workload that do not start with one of these variables. */
function refusals(
  workload: Manifest,
  links: readonly Link[],
  side: ObjectSet,
): readonly { server: Server; link: Link }[] {
  if (links.length === 0 || podSpecOf(workload).enableServiceLinks === false) return [];
  return serversOf(workload, side).flatMap((server) =>
    links.filter(({ variable }) => isLinkRefused(variable, server)).map((link) => ({ server, link })),
  );
}

function isLinkRefused(
  variable: string,
  { image, environment, container, isStartedByImage, settings }: Server,
): boolean {
  // a variable of the container overrides that of the Service
  if (!isStartedByImage || environment.has(variable)) return false;
  const refused = image === undefined && settings.size > 0 ? BY_CUSTOM : (image?.refusedLinks ?? []);
  const found = refused.find((each) => each.variable === variable);
  if (found === undefined || found.unless?.some((name) => environment.has(name)) === true) return false;
  const version = versionOf(String(container.image));
  // an image that is not known may be as old as it likes
  if (found.before === undefined || (version === undefined && image === undefined)) return true;
  return version !== undefined && !isAtLeastVersion(version, found.before);
}
