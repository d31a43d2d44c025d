import { defineConfig } from 'vitest/config';

const minutes = 60_000;

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    // what the library reads on demand is read by Node itself
    execArgv: ['--require', 'tsx/cjs'],
    globalSetup: ['test/e2e/global-setup.ts'],
    // One Kafka cluster at a time: the measured times mean little when two start together.
    fileParallelism: false,
    // A wait fails by its own deadline, which says what was missing; these only bound a test that hangs elsewhere.
    testTimeout: 20 * minutes,
    hookTimeout: 10 * minutes,
    teardownTimeout: 10 * minutes,
    // Progress lines are of use while the run lasts, so they are printed as they come.
    disableConsoleIntercept: true,
    reporters: ['verbose'],
  },
});
