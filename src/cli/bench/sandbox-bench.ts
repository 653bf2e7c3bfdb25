import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud } from '../../../sandbox/cloud/cloud.ts'
import { azurermResources, terraformDataResources } from './sandbox-configurations.ts'
import { terraformTimeMs } from './terraform-time.ts'

const SIZES = [50, 200] as const
const RUNS = 3
const COMMANDS = {
  plan: ['plan', '-input=false', '-no-color'],
  apply: ['apply', '-input=false', '-no-color', '-auto-approve'],
} as const

/** Milliseconds of each command, the median of several runs. */
type Times = Readonly<Record<keyof typeof COMMANDS, number>>

/**
 * Measures plan and apply of azurerm resources on the sandbox cloud against as many terraform_data resources, which
 * need no provider process. Takes about a minute; `write` gets one line at a time.
 */
export async function benchSandbox(request: {
  readonly terraform: string
  readonly write: (line: string) => void
}): Promise<void> {
  const { terraform, write } = request
  write(`Median of ${RUNS} runs, in milliseconds; ratio = sandbox / terraform_data.`)
  write('resources  command  sandbox  terraform_data  ratio')
  for (const size of SIZES) {
    const sandbox = await medianTimes({ terraform, configuration: azurermResources(size), cloud: 'sandbox' })
    const plain = await medianTimes({ terraform, configuration: terraformDataResources(size), cloud: 'none' })
    for (const command of ['plan', 'apply'] as const) {
      const ratio = (sandbox[command] / plain[command]).toFixed(1)
      const cells = [
        String(size).padEnd(9),
        command.padEnd(7),
        String(sandbox[command]).padStart(7),
        String(plain[command]).padStart(14),
        ratio.padStart(5),
      ]
      write(cells.join('  '))
    }
  }
}

interface Measurement {
  readonly terraform: string
  readonly configuration: string
  readonly cloud: 'sandbox' | 'none'
}

async function medianTimes(measurement: Measurement): Promise<Times> {
  const runs: Times[] = []
  // The first run reads schemas and fills caches; it does not count.
  for (let run = 0; run <= RUNS; run += 1) {
    const times = await measure(measurement)
    if (run > 0) runs.push(times)
  }
  return { plan: median(runs.map(({ plan }) => plan)), apply: median(runs.map(({ apply }) => apply)) }
}

async function measure({ terraform, configuration, cloud: kind }: Measurement): Promise<Times> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-bench-'))
  const cloud = kind === 'sandbox' ? await startCloud() : undefined
  const environment = cloud?.environment ?? { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' }
  const time = (args: readonly string[]) => terraformTimeMs({ terraform, folder, environment, args })
  try {
    await writeFile(join(folder, 'main.tf'), configuration)
    await time(['init', '-input=false'])
    return { plan: await time(COMMANDS.plan), apply: await time(COMMANDS.apply) }
  } finally {
    await cloud?.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
}
