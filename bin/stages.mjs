import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './process.mjs'

/**
 * Runs stages one after another, each printed with its time. A stage gives the tests it counted, or
 * nothing to count as one; it fails by throwing or by counting failures. Gives the sums.
 */
export async function runStages(stages) {
  const total = { passed: 0, failed: 0 }
  const failures = []
  for (const [name, work] of stages) {
    const start = Date.now()
    console.log(`\n▶ ${name}`)
    let counts
    try {
      counts = (await work()) ?? { passed: 1, failed: 0 }
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      counts = { passed: 0, failed: 1 }
    }
    total.passed += counts.passed
    total.failed += counts.failed
    if (counts.failed > 0) failures.push(name)
    const verdict = counts.failed > 0 ? '✗' : '✓'
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(`${verdict} ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`)
  }
  if (failures.length > 0) console.log(`\nfailed: ${failures.join(', ')}`)
  return total
}

/** Prints the sums as the last line and sets the exit code. */
export function report({ passed, failed }) {
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
  console.log(`\n${passed} passed, ${failed} failed`)
}

/** A Vitest run as a stage. */
export function vitest(config, ...args) {
  return async () => {
    const report = resultFile(`vitest-${config}.json`)
    const options = [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]
    await finish(run('node', ['node_modules/vitest/vitest.mjs', ...options, ...args]), report)
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    // A file that does not even load has no failed test.
    const unloaded = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    return {
      passed: numPassedTests,
      failed: Math.max(numFailedTests + unloaded, numFailedTestSuites > 0 ? 1 : 0),
    }
  }
}

/** A Playwright run as a stage. */
export function playwright(env) {
  return async () => {
    const report = resultFile('playwright.json')
    const options = ['test', '--reporter=list,json']
    await finish(
      run('node', ['node_modules/@playwright/test/cli.js', ...options], {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, CI: '1' },
      }),
      report,
    )
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + (errors.length > 0 ? 1 : 0) }
  }
}

function resultFile(name) {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const file = join(root, 'test-results', name)
  rmSync(file, { force: true })
  return file
}

/** Lets a run fail if it has left a report: the report says how. */
async function finish(running, report) {
  try {
    await running
  } catch (error) {
    if (!existsSync(report)) throw error
  }
}
