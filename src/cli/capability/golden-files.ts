import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Assessment, StepTrace } from '../../domain/assessment.ts'
import type { RenderedProposal } from '../../workflow/committed-files.ts'
import type { CapabilityExample } from './examples.ts'

/** The golden files of an example, path below `expected` -> content. */
export function goldenFiles(
  assessment: Assessment,
  rendered: readonly RenderedProposal[],
): Record<string, string> {
  const { questions, estimate, steps, stacks: _, ...rest } = assessment
  const summary = {
    ...rest,
    ...(steps === undefined ? {} : { steps: steps.map(stepLine) }),
    questions: questions.map(({ parameter }) => parameter),
    estimate: estimate.map(({ parts: _parts, ...stack }) => ({
      ...stack,
      lowUsd: roundToCents(stack.lowUsd),
      expectedUsd: roundToCents(stack.expectedUsd),
      highUsd: roundToCents(stack.highUsd),
    })),
  }
  const files: [string, string][] = [['assessment.json', `${JSON.stringify(summary, null, 2)}\n`]]
  for (const { id, files: content } of rendered) {
    for (const [name, text] of Object.entries(content)) files.push([`${id}/${name}`, text])
  }
  return Object.fromEntries(files)
}

/** "cost-reviewer sends_back: ...": one line for each turn. */
function stepLine({ step, verdict, findings, notes }: StepTrace): string {
  const texts = [...notes, ...findings.map(({ text }) => text)]
  const who = verdict === undefined ? step : `${step} ${verdict}`
  return texts.length === 0 ? who : `${who}: ${texts.join('; ')}`
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
