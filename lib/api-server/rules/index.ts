import type { ApiRule } from '../problem';
import { ROLE_REJECTIONS } from './access';
import { CLAIM_REJECTIONS } from './claims';
import { CONFIG_REJECTIONS } from './config';
import { CONTAINER_REJECTIONS } from './containers';
import { ENVIRONMENT_REJECTIONS } from './environment';
import { JOB_REJECTIONS } from './jobs';
import { METADATA_REJECTIONS } from './metadata';
import { POD_REJECTIONS } from './pods';
import { POLICY_REJECTIONS } from './policies';
import { PROBE_REJECTIONS } from './probes';
import { RESOURCE_REJECTIONS } from './resources';
import { SCHEDULING_REJECTIONS } from './scheduling';
import { SECURITY_REJECTIONS } from './security';
import { SERVICE_REJECTIONS } from './services';
import { VOLUME_REJECTIONS } from './volumes';
import { WORKLOAD_REJECTIONS } from './workloads';

/** What the API server rejects although each field is known and each value has the right type. */
export const API_RULES: readonly ApiRule[] = [
  ...METADATA_REJECTIONS,
  ...WORKLOAD_REJECTIONS,
  ...JOB_REJECTIONS,
  ...POD_REJECTIONS,
  ...CONTAINER_REJECTIONS,
  ...ENVIRONMENT_REJECTIONS,
  ...PROBE_REJECTIONS,
  ...RESOURCE_REJECTIONS,
  ...SECURITY_REJECTIONS,
  ...VOLUME_REJECTIONS,
  ...SCHEDULING_REJECTIONS,
  ...SERVICE_REJECTIONS,
  ...CONFIG_REJECTIONS,
  ...CLAIM_REJECTIONS,
  ...POLICY_REJECTIONS,
  ...ROLE_REJECTIONS,
];
