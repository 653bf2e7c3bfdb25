import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Capability, CapabilityContext } from '../../src/capability/contract.ts'
import type { CapabilityExample } from '../../src/cli/capability/examples.ts'
import { renderAssessment } from '../../src/cli/capability/render-assessment.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import type { RenderedStack } from '../../src/ports/renderer.ts'

export { exampleContext, readExamples } from '../../src/cli/capability/examples.ts'

/** The stacks of an assessment as they would be committed, by stack id. */
export function renderStacks(
  capability: Capability,
  context: CapabilityContext,
  assessment: Assessment,
): Map<string, RenderedStack> {
  return new Map(renderAssessment(capability, context, assessment).map((stack) => [stack.id, stack]))
}

/** The golden files of an example, path below `expected` -> content. */
export function goldenFiles(
  assessment: Assessment,
  rendered: ReadonlyMap<string, RenderedStack>,
): Record<string, string> {
  const { questions, estimate, stacks: _, ...rest } = assessment
  const summary = {
    ...rest,
    questions: questions.map(({ parameter }) => parameter),
    estimate: estimate.map(({ parts: _parts, ...stack }) => ({
      ...stack,
      lowUsd: roundToCents(stack.lowUsd),
      expectedUsd: roundToCents(stack.expectedUsd),
      highUsd: roundToCents(stack.highUsd),
    })),
  }
  const files: [string, string][] = [['assessment.json', `${JSON.stringify(summary, null, 2)}\n`]]
  for (const [id, { files: content }] of rendered) {
    for (const [name, text] of Object.entries(content)) files.push([`${id}/${name}`, text])
  }
  return Object.fromEntries(files)
}

/** The golden files as they are on disk. */
export function readGoldenFiles({ directory }: CapabilityExample): Record<string, string> {
  const expected = join(directory, 'expected')
  if (!existsSync(expected)) return {}
  const entries = readdirSync(expected, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(expected, path), readFileSync(path, 'utf8')]
    }),
  )
}

/** Replaces the golden files of an example; run the contract test with UPDATE_GOLDEN=1 and review the difference. */
export function writeGoldenFiles(
  { directory }: CapabilityExample,
  files: Readonly<Record<string, string>>,
): void {
  const expected = join(directory, 'expected')
  rmSync(expected, { recursive: true, force: true })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(expected, path)), { recursive: true })
    writeFileSync(join(expected, path), content)
  }
}

function roundToCents(usd: number): number {
  return Math.round(usd * 100) / 100
}
