import type { Capability } from '../../capability/index.ts'
import { usd } from '../../views/money.ts'
import { type JudgedExample, judgeExamples } from './judge-examples.ts'

const titles = ['id', 'kind', 'parameters', 'examples', 'gates', 'USD a month (dev example)'] as const

/** A table of the capabilities by id: a line of titles and one for each, as wide as its cells. */
export async function listCapabilities(capabilities: readonly Capability[]): Promise<string> {
  const judged = await judgeExamples(capabilities)
  const rows = capabilities
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map((capability) =>
      rowOf(
        capability,
        judged.filter((one) => one.capability === capability),
      ),
    )
  return aligned([[...titles], ...rows])
}

function rowOf({ id, kind, parameters }: Capability, examples: readonly JudgedExample[]): string[] {
  const gates = new Set(examples.flatMap(({ assessment }) => assessment.gates.map((gate) => gate.id)))
  return [
    id,
    kind,
    String(Object.keys(parameters.shape).length),
    String(examples.length),
    String(gates.size),
    monthlyCost(examples),
  ]
}

/** Price of the plainest example in dev: the one that is named after it, else the first one that has stacks. */
function monthlyCost(examples: readonly JudgedExample[]): string {
  const inDev = examples.filter(
    ({ assessment }) => assessment.stacks.length > 0 && assessment.settings['environment']?.value === 'dev',
  )
  const chosen = inDev.find(({ example }) => /(?:^|-)dev(?:-|$)/.test(example.name)) ?? inDev[0]
  if (chosen === undefined) return '-'
  const { estimate } = chosen.assessment
  const expected = estimate.reduce((sum, { expectedUsd }) => sum + expectedUsd, 0)
  const isOpen = estimate.some(({ unpriced }) => unpriced.length > 0)
  const amount = expected < 10 ? expected.toFixed(2) : usd(expected)
  return `${isOpen ? 'above ' : ''}${amount} (${chosen.example.name})`
}

/** Columns as wide as their widest cell; those that hold numbers alone stand to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column >= 2 && column <= 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('')
}
