import { Placement } from './placement';
import { PodSecurity } from './pod-security';
import { Probes } from './probes';
import { Storage } from './storage';
import { PodManagement } from './workload-props';

/** Defaults of every workload, each with its reason; those of one product are in its own defaults.ts. */
export const WORKLOAD_DEFAULTS = {
  heap: '1Gi',
  cpuRequest: '500m',
  // a JVM needs threads, buffers and class data besides its heap, and the page cache counts too: as much again
  memoryPerHeap: 2,
  // the kubelet keeps at most five logs of 10Mi of a container; the rest is for /tmp and logs of tools
  ephemeralStorageRequest: '256Mi',
  // besides one heap dump; far above what a server writes, because the kubelet evicts whatever the budget
  ephemeralStorageReserve: '1Gi',
  storage: Storage.persistent('10Gi'),
  // two servers on one host fail together; without zones, the spread has no effect
  placement: Placement.oneServerPerHost(),
  podSecurity: PodSecurity.restricted(),
  probes: Probes.withOverrides({}),
  // servers that wait for each other before they are ready must be allowed to start together
  podManagement: PodManagement.PARALLEL,
  clusterDomain: 'cluster.local',
} as const;
