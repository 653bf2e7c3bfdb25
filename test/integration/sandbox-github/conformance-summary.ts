import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { describeRoutes } from '../../../sandbox/github/http/router.ts'
import { shortcomingsOf, summaryOf } from './conformance-judgement.ts'
import { readTallies, type Tally } from './conformance-tally.ts'
import { exceptions } from './exceptions.ts'
import { loadOpenApi } from './openapi.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where worlds leave their tallies. */
    conformanceFolder: string
  }
}

const tests = fileURLToPath(new URL('.', import.meta.url))

/**
 * Adds up what the worlds of all test files showed and prints it at the end of the run.
 * @returns the teardown; it throws when a run of all those files shows less than it should.
 */
export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'github-conformance-'))
  project.provide('conformanceFolder', folder)
  return async () => {
    const tallies = readTallies(folder)
    rmSync(folder, { recursive: true })
    if (tallies.length === 0) return
    const expectation = {
      routes: await routes(),
      documented: loadOpenApi().operations,
      exceptions: exceptions.map(({ reason }) => reason),
    }
    process.stdout.write(`\n${summaryOf(tallies, expectation)}`)
    const missing = filesWithout(tallies)
    if (project.config.testNamePattern !== undefined || missing.length > 0) {
      process.stdout.write(
        `  not judged: ${missing.length} files of worlds are missing, as ${missing[0] ?? 'tests'}\n`,
      )
      return
    }
    const shortcomings = shortcomingsOf(tallies, expectation)
    if (shortcomings.length > 0) throw new Error(`the GitHub double falls short:\n${shortcomings.join('\n')}`)
  }
}

/** Loaded at the end alone: a double that does not load is no reason to fail tests of other things. */
async function routes(): Promise<string[]> {
  const { apiRoutes } = await import('../../../sandbox/github/http/api.ts')
  return describeRoutes(apiRoutes)
}

/** The test files that start worlds and of which none was closed in this run. */
function filesWithout(tallies: readonly Tally[]): string[] {
  const ran = new Set(tallies.map(({ file }) => file))
  return readdirSync(tests)
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => readFileSync(join(tests, name), 'utf8').includes('startWorld('))
    .filter((name) => !ran.has(join(tests, name)))
}
