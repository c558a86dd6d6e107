import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from './bin/chromium.mjs'

const port = Number(process.env.ATHENA_E2E_PORT ?? 3217)
const origin = `http://localhost:${port}`
// This file is read again in every worker: the folder is made once and handed on.
process.env.ATHENA_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'athena-e2e-'))

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // One server for all: projects are told apart by name. Workers beyond two starve a small machine.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A busy machine can starve a browser; what passes only at the second try is reported as flaky.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: origin,
    // Not a device of Playwright's: their Windows user agent makes Monaco write CRLF.
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" generated/serve.mjs`,
    url: `${origin}/api/projects`,
    env: {
      PORT: String(port),
      NODE_ENV: 'production',
      ATHENA_DATA: process.env.ATHENA_E2E_DATA,
      DATABASE_URL: '',
    },
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 60_000,
    reuseExistingServer: false,
  },
})
