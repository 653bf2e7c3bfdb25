import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod'
import type { StackBlueprint } from '../../domain/assessment.ts'
import type { RenderedProposal } from '../../workflow/committed-files.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('cdktn-synth.mjs.txt', import.meta.url))
const packages = ['cdktn@0.24.0', 'constructs@10']
const longestMs = 300_000
const resourceBlock = /^resource "([a-z0-9_]+)" "([A-Za-z0-9_-]+)" \{\n([\s\S]*?)^\}/gm
const argument = /^ {2}([a-z0-9_]+) += (.+)$/gm

/**
 * Installs cdktn into a temporary folder and lets it synthesize the same resources, with the same variables and the
 * arguments that fit a line. Answers with stacks per second of each round, or why there is nothing to compare with.
 */
export async function benchCdktn(
  stacks: readonly { readonly blueprint: StackBlueprint; readonly rendered: RenderedProposal }[],
  rounds: number,
): Promise<{ readonly perSecond: readonly number[] } | { readonly missing: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'cdktn-bench-'))
  try {
    await writeFile(
      join(folder, 'package.json'),
      '{"name": "comparison", "private": true, "type": "module"}\n',
    )
    try {
      const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent']
      await run('npm', ['install', ...options, ...packages], { cwd: folder, timeout: longestMs })
    } catch {
      return { missing: `${packages[0]} cannot be installed here` }
    }
    await copyFile(script, join(folder, 'synth.mjs'))
    const synthesis = run(process.execPath, ['synth.mjs'], { cwd: folder, timeout: longestMs })
    const input = stacks.map(({ blueprint, rendered }, index) => ({
      id: `${blueprint.id}-${index}`,
      providers: blueprint.providers,
      variables: blueprint.variables,
      resources: resourcesOf(rendered.files['main.tf'] ?? ''),
    }))
    // cdktn refuses a null inside a default.
    const text = JSON.stringify({ stacks: input, rounds }, (_, value: unknown) => value ?? '')
    synthesis.child.stdin?.end(text)
    const { stdout } = await synthesis
    return { perSecond: z.array(z.number()).parse(JSON.parse(stdout)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
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
