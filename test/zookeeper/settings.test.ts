import { Duration } from 'cdk8s';
import { expect, test } from 'vitest';
import { settingLines } from '../../lib/zookeeper/settings';

test.each([
  [Duration.millis(3_600_000), '1'],
  [Duration.millis(7_200_000), '2'],
  [Duration.seconds(100_800), '28'],
  [Duration.hours(24), '24'],
  [Duration.minutes(30), '0.5'],
])('purgeInterval is a number of hours without rounding errors: %o', (purgeInterval, hours) => {
  expect(settingLines({ purgeInterval })['autopurge.purgeInterval']).toBe(hours);
});
