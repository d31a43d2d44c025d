import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Test files share the modules of a worker: to load them again for each file takes longer than the tests. A test must
    // leave nothing behind; spies are removed for it.
    isolate: false,
    restoreMocks: true,
    // modules that the library loads on demand are loaded by Node itself
    execArgv: ['--require', 'tsx/cjs'],
    // tests run apps as a user does, each in its own process
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
