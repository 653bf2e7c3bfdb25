import { afterAll, describe, it } from 'vitest'
import { capabilityRegistry } from '../../capabilities/registry.ts'
import { judgeExamples } from '../../src/cli/capability/judge-examples.ts'
import { createProver, type Prover } from '../../src/cli/capability/prover.ts'
import { verifies } from '../scenarios/requirements.ts'

const judged = await judgeExamples(capabilityRegistry.map(({ capability }) => capability))
const examples = judged.filter(({ assessment }) => assessment.stacks.length > 0)

/** Two examples at a time, each on a cloud of its own. */
const provers = [
  createProver({ binary: 'terraform', examples }),
  createProver({ binary: 'terraform', examples }),
]
const idle = [...provers]
const waiting: ((prover: Prover) => void)[] = []
afterAll(() => Promise.all(provers.map((prover) => prover.close())))

async function withProver(act: (prover: Prover) => Promise<void>): Promise<void> {
  const prover = idle.pop() ?? (await new Promise<Prover>((resolve) => waiting.push(resolve)))
  try {
    await act(prover)
  } finally {
    const next = waiting.shift()
    if (next === undefined) idle.push(prover)
    else next(prover)
  }
}

describe.concurrent.each(capabilityRegistry)('stacks of $capability.id', ({ capability }) => {
  it.each(examples.filter((one) => one.capability === capability))(
    verifies(
      ['baseline.examples', 'prices.every-example'],
      'of example $example.name hold the baseline, cost as estimated, leave nothing to change and go without a trace',
    ),
    (example) => withProver((prover) => prover.prove(example)),
  )
})
