import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // what the library reads on demand is read by Node itself
    execArgv: ['--require', 'tsx/cjs'],
    // apps are run as a user runs them, each in a process of its own
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
