// The rules that a cluster loads if something is given besides its metadata: one file of the package, because most apps that need
// one of the two also need the other. It states no fact of its own.
export { clusterNetworkRules } from '../listeners/network-rules';
export { clusterPropRules } from './prop-rules';
export { brokerPropertyRules, writtenFilesRules } from './server-properties';
