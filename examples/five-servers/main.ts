/** An ensemble of five, which tolerates two failures, with tuned settings and a fast volume for its transaction log. */
import { App, Chart, Duration } from 'cdk8s';
import { Placement, Storage, ZookeeperEnsemble } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
new ZookeeperEnsemble(new Chart(app, 'zookeeper'), 'zk', {
  replicas: 5,
  heap: '2Gi',
  storage: Storage.persistent('50Gi'),
  transactionLogStorage: Storage.persistent('20Gi', { storageClass: 'fast', labels: { tier: 'log' } }),
  placement: Placement.oneServerPerHost()
    .requireSpreadOverZones()
    .onNodes({ pool: 'coordination' })
    .tolerating({ key: 'dedicated', value: 'coordination', effect: 'NoSchedule' }),
  initLimit: 20,
  maxSessionTimeout: Duration.minutes(1),
  config: { 'fsync.warningthresholdms': '500' },
});
app.synth();
