import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

/** Without BASE_URL the journeys run against the stand-in desk of e2e/mock, on the files of the last build. */
const product = process.env.BASE_URL;
const mockPort = 18473;
const browsers = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const chromium = browsers.find((path) => path && existsSync(path));

/** Second factors and grants are not played by the stand-in; their journeys want the product. */
const leftOut = 'access.spec.ts';
if (!product && process.env.TEST_WORKER_INDEX === undefined) {
  console.info(`${leftOut} is left out: the stand-in desk plays no second factors and no grants.`);
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/runs',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: product ?? `http://localhost:${mockPort}`,
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    trace: 'retain-on-failure',
    launchOptions: { ...(chromium ? { executablePath: chromium } : {}) },
  },
  ...(product
    ? {}
    : {
        testIgnore: leftOut,
        webServer: {
          command: `node e2e/mock/server.mjs ${mockPort}`,
          url: `http://localhost:${mockPort}/`,
          reuseExistingServer: false,
        },
      }),
});
