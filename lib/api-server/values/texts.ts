import { isAddress, isCidr } from '../../kubernetes/addresses';
import { isInnerPath, isSubdomainName } from '../../kubernetes/api-names';
import { parseQuantity } from '../../kubernetes/quantity';
import type { FieldFormat } from '../problem';
import { CORE_VALIDATION, NETWORKING_VALIDATION } from '../sources';

const isNotNegative = (value: number | string) =>
  !String(value).startsWith('-') && parseQuantity(String(value)) !== undefined;

/** Quantities, paths and addresses. */
export const TEXT_FORMATS: readonly FieldFormat[] = [
  {
    fields: [
      'ResourceRequirements.limits',
      'ResourceRequirements.requests',
      'VolumeResourceRequirements.limits',
      'VolumeResourceRequirements.requests',
      'EmptyDirVolumeSource.sizeLimit',
    ],
    must: 'a quantity that is not negative',
    source: CORE_VALIDATION,
    accepts: isNotNegative,
    bad: ['-1Gi', -1],
    good: ['1Gi', 2147483648, '1.5Gi'],
  },
  {
    fields: ['VolumeMount.subPath', 'VolumeMount.subPathExpr', 'KeyToPath.path', 'DownwardAPIVolumeFile.path'],
    must: 'a path without a leading slash that does not contain ..',
    source: CORE_VALIDATION,
    accepts: isInnerPath,
    bad: ['/a', '../a', 'a/../b'],
    good: ['a/b', 'a..b'],
  },
  {
    fields: ['HostPathVolumeSource.path'],
    must: 'a path that does not contain ..',
    source: CORE_VALIDATION,
    accepts: (path: string) => !path.split('/').includes('..'),
    bad: ['/a/../b'],
    good: ['/a'],
  },
  {
    fields: ['ServiceSpec.loadBalancerSourceRanges'],
    must: 'a range of addresses such as 10.0.0.0/8',
    source: CORE_VALIDATION,
    accepts: (text: string) => isCidr(text.trim()),
    bad: ['10.0.0.1', '10.0.0.0/33', 'anyone'],
    good: ['10.0.0.0/8'],
  },
  {
    fields: ['IPBlock.cidr'],
    must: 'a range of addresses such as 10.0.0.0/8',
    source: NETWORKING_VALIDATION,
    accepts: isCidr,
    bad: ['10.0.0.1', '10.0.0.0/33'],
    good: ['10.0.0.0/12', '0.0.0.0/0'],
  },
  {
    fields: ['IPBlock.except'],
    must: 'a range of addresses such as 10.1.0.0/16',
    source: NETWORKING_VALIDATION,
    accepts: isCidr,
    bad: ['10.0.0.1', '10.0.0.0/33'],
    good: ['10.1.0.0/16'],
  },
  {
    fields: ['ServiceSpec.externalIPs', 'HostAlias.ip', 'PodDNSConfig.nameservers'],
    must: 'an IP address',
    source: CORE_VALIDATION,
    accepts: isAddress,
    bad: ['example.com', '10.0.0.256'],
    good: ['10.0.0.1'],
  },
  {
    fields: ['ServiceSpec.clusterIP'],
    must: 'None or an IP address',
    source: CORE_VALIDATION,
    accepts: (value: string) => value === 'None' || isAddress(value),
    bad: ['none', 'any'],
    good: ['None'],
  },
  {
    fields: ['HostAlias.hostnames', 'ServiceSpec.externalName'],
    must: 'a name in the DNS, in lower case',
    source: CORE_VALIDATION,
    accepts: (text: string) => isSubdomainName(text.replace(/\.$/, '')),
    bad: ['a_b', 'A'],
    good: ['kafka.example.com'],
  },
];
