import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { StackBlueprint } from '../../domain/assessment.ts'
import type { RenderedProposal } from '../../workflow/committed-files.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('cdktn-synth.mjs.txt', import.meta.url))
const packages = ['cdktn@0.24.0', 'constructs@10']
const longestInstallMs = 300_000
const resourceBlock = /^resource "([a-z0-9_]+)" "([A-Za-z0-9_-]+)" \{\n([\s\S]*?)^\}/gm
const argument = /^ {2}([a-z0-9_]+) += (.+)$/gm

/** Where a round leaves what it makes: nowhere, or in files. */
export type Form = 'memory' | 'written'

/** A process that synthesizes the same stacks with cdktn, a round at a time. */
export interface Cdktn {
  /** Milliseconds of one round over all stacks. */
  round(form: Form): Promise<number>
  close(): Promise<void>
}

/**
 * Installs cdktn into a temporary folder and gives it the same resources, with the same variables and the arguments
 * that fit a line. Answers with `undefined` when it cannot be installed here.
 */
export async function openCdktn(
  stacks: readonly { readonly blueprint: StackBlueprint; readonly rendered: RenderedProposal }[],
): Promise<Cdktn | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'cdktn-bench-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await writeFile(join(folder, 'package.json'), '{"name": "comparison", "private": true}\n')
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent']
    await run('npm', ['install', ...options, ...packages], { cwd: folder, timeout: longestInstallMs })
    await copyFile(script, join(folder, 'synth.mjs'))
  } catch {
    await remove()
    return undefined
  }
  const child = spawn(process.execPath, ['synth.mjs'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const input = stacks.map(({ blueprint, rendered }, index) => ({
    id: `${blueprint.id}-${index}`,
    providers: blueprint.providers,
    variables: blueprint.variables,
    resources: resourcesOf(rendered.files['main.tf'] ?? ''),
  }))
  // cdktn refuses a null inside a default.
  child.stdin.write(`${JSON.stringify(input, (_, value: unknown) => value ?? '')}\n`)
  return {
    async round(form) {
      child.stdin.write(`${form}\n`)
      const answer = await answers.next()
      if (answer.done === true) throw new Error('cdktn ended before the round did')
      return Number(answer.value)
    },
    async close() {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
      await remove()
    },
  }
}

function resourcesOf(main: string): { type: string; name: string; values: Record<string, string> }[] {
  return Array.from(main.matchAll(resourceBlock), ([, type = '', name = '', body = '']) => ({
    type,
    name,
    values: Object.fromEntries(
      Array.from(body.matchAll(argument), ([, key = '', value = '']) => [key, `\${${value}}`]),
    ),
  }))
}
