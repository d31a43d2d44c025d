const API_SOURCES = 'https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/apis';

export const CORE_VALIDATION = `${API_SOURCES}/core/validation/validation.go`;
export const APPS_VALIDATION = `${API_SOURCES}/apps/validation/validation.go`;
export const BATCH_VALIDATION = `${API_SOURCES}/batch/validation/validation.go`;
export const NETWORKING_VALIDATION = `${API_SOURCES}/networking/validation/validation.go`;
export const POLICY_VALIDATION = `${API_SOURCES}/policy/validation/validation.go`;
export const RBAC_VALIDATION = `${API_SOURCES}/rbac/validation/validation.go`;
export const STORAGE_VALIDATION = `${API_SOURCES}/storage/validation/validation.go`;
export const AUTOSCALING_VALIDATION = `${API_SOURCES}/autoscaling/validation/validation.go`;
export const SCHEDULING_VALIDATION = `${API_SOURCES}/scheduling/validation/validation.go`;
export const NAME_VALIDATION =
  'https://github.com/kubernetes/apimachinery/blob/v0.34.4/pkg/util/validation/validation.go';
