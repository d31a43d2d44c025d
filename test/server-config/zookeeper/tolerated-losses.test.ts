import { expect, test } from 'vitest';
import { quorum, toleratedVoterLosses } from '../../../lib/server-config/zookeeper/tolerated-losses';

test.each([
  [1, 1, 0],
  [2, 2, 0],
  [3, 2, 1],
  [4, 3, 1],
  [5, 3, 2],
])('of %i voters %i are a quorum, and %i can be down', (voters, needed, losses) => {
  expect(quorum(voters)).toBe(needed);
  expect(toleratedVoterLosses(voters)).toBe(losses);
});
