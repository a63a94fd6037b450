// `npm test`: every check there is, one after another; the last line counts them. `npm test -- --only unit` runs one part.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, nodeBinary, root, say, toolEnvironment } from './setup.mjs'

ensureInstalled()

const bin = (name, ...path) => [nodeBinary(), join(root, 'node_modules', name, ...path)]
const tsc = bin('typescript', 'bin', 'tsc')
const layers = ['core', 'main', 'electron', 'renderer', 'tests']
const checks = [
  ['format and lint', [...bin('@biomejs/biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.']],
  ...layers.map((layer) => [`types of ${layer}`, [...tsc, '--noEmit', '-p', `tsconfig.${layer}.json`]]),
  [
    'direction of imports',
    [
      ...bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'core',
      'main',
      'renderer',
    ],
  ],
  ['unused code', [...bin('knip', 'bin', 'knip.js')]],
]
/** In this order: what fails fastest comes first. */
const suites = ['unit', 'architecture', 'contract', 'cases', 'integration', 'faults', 'desktop', 'e2e']

const onlyAt = process.argv.indexOf('--only')
const only = onlyAt === -1 ? null : process.argv[onlyAt + 1]
let passed = 0
let failed = 0
const skipped = []

function runCheck(name, [command, ...args]) {
  const started = performance.now()
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', env: toolEnvironment(), maxBuffer: 1 << 26 })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (result.status === 0) {
    passed += 1
    say(`ok      ${name} (${seconds} s)`)
    return
  }
  failed += 1
  process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`)
  say(`FAILED  ${name} (${seconds} s)`)
}

function runSuite(suite) {
  const report = join(root, 'node_modules', '.cache', `tablestakes-${suite}.json`)
  rmSync(report, { force: true })
  say(`suite ${suite} …`)
  const result = spawnSync(
    nodeBinary(),
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      `tests/${suite}/`,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root, stdio: 'inherit', env: toolEnvironment() },
  )
  if (!existsSync(report)) {
    failed += 1
    say(`FAILED  suite ${suite} did not finish (exit ${result.status})`)
    return
  }
  tally(suite, result.status, JSON.parse(readFileSync(report, 'utf8')))
}

function tally(suite, status, report) {
  passed += report.numPassedTests
  failed += report.numFailedTests
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  failed += brokenFiles.length
  // A failure outside any test (an unhandled rejection) leaves no failed test behind, only the exit code.
  if (status !== 0 && report.numFailedTests === 0 && brokenFiles.length === 0) failed += 1
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status !== 'passed' && test.status !== 'failed') skipped.push(`${suite}: ${test.fullName}`)
    }
  }
}

if (only === null || only === 'checks') {
  for (const [name, command] of checks) runCheck(name, command)
}
if (only !== 'checks') {
  ensureBuilt()
  for (const suite of suites) if (only === null || only === suite) runSuite(suite)
}
for (const name of skipped) say(`skipped ${name}`)
if (skipped.length > 0 && process.env.CI) {
  say('In CI nothing may be skipped.')
  failed += skipped.length
  skipped.length = 0
}
process.stdout.write(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}\n`)
process.exitCode = failed === 0 ? 0 : 1
