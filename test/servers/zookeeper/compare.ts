import { ZOO_CFG_MODEL } from '../../../lib/server-config/zookeeper/model';
import { ZOO_CFG_RULES, zooCfgRuleSet } from '../../../lib/server-config/zookeeper/rules';
import { ZOO_CFG_BASE, type ZooCfgExample } from '../../../lib/server-config/zookeeper/rules/example-servers';
import { ZooCfg } from '../../../lib/server-config/zookeeper/zoo-cfg';
import { askServer } from '../ask-server';
import { type Compared, compare } from '../comparison';
import { propertiesIn } from '../kafka/second-look';
import { laidOver, type Origin, type PropertySet, withoutRepeats } from '../property-set';
import { BY_HAND } from './by-hand';
import { SECOND_LOOK } from './second-look';
import { valuesFor } from './values';

export const ZOOKEEPER_RELEASE = '3.9.5';

/** Keys whose values depend on the class path, the disk or DNS. */
const NAMES_OF_OTHERS = [
  /(class|className|Class|Address|canonicalizeHostNames)$/,
  /^(serverCnxnFactory|watchManagerName|dataDir|dataLogDir|dynamicConfigFile)$/,
];

export function compareWithZooKeeper(): readonly Compared[] {
  const sets = withoutRepeats([...examples(), ...byHand(), ...secondLook(), ...generated()]);
  const verdicts = askServer('zookeeper', ZOOKEEPER_RELEASE, sets);
  return sets.map((set, index) => {
    const findings = zooCfgRuleSet(new ZooCfg(Object.entries(set.properties))).apply('zoo.cfg', []);
    return compare(set, verdicts[index], findings, ZOO_CFG_RULES);
  });
}

function examples(): readonly PropertySet[] {
  return ZOO_CFG_RULES.flatMap(({ id, examples: { good, bad } }) =>
    [...good, ...bad].map((example) => fileOf('examples', id, example)),
  );
}

function byHand(): readonly PropertySet[] {
  return BY_HAND.flatMap(({ about, files }) => files.map((file) => fileOf('by hand', about, file)));
}

function secondLook(): readonly PropertySet[] {
  return SECOND_LOOK.map((file) => {
    const beyondBase = propertiesIn({ lines: file.lines });
    return { origin: 'second look', about: file.about, beyondBase, properties: propertiesIn(file) };
  });
}

function generated(): readonly PropertySet[] {
  return [...ZOO_CFG_MODEL]
    .filter(([name]) => !NAMES_OF_OTHERS.some((names) => names.test(name)))
    .flatMap(([name, key]) => valuesFor(key).map((value) => fileOf('generated', name, { [name]: value })));
}

function fileOf(origin: Origin, about: string, beyondBase: ZooCfgExample): PropertySet {
  return { origin, about, beyondBase, properties: laidOver(ZOO_CFG_BASE, beyondBase) };
}
