import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Each test has an app, a store and a home of its own, but all share one clipboard and one screen.
  fullyParallel: false,
  workers: 1,
  // A busy machine may starve a whole app for seconds: such a test is tried again, and the run says so.
  retries: 2,
  forbidOnly: process.env.CI === 'true',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: { trace: 'off', screenshot: 'only-on-failure' },
});
