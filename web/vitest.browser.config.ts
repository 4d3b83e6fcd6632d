import { defineConfig } from 'vitest/config';

/** One browser at a time: two would starve each other on a small machine. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
