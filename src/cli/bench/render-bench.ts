import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectCapabilities } from '../../capabilities.ts'
import { committedFiles } from '../../workflow/committed-files.ts'
import { judgeExamples } from '../capability/judge-examples.ts'
import { renderAssessment } from '../capability/render-assessment.ts'
import { benchCdktn } from './cdktn-bench.ts'

const rounds = 5

/**
 * Measures how many stacks of all examples are rendered a second, and compares with cdktn, which is installed into a
 * temporary folder for it. `write` gets one line at a time.
 */
export async function benchRender(write: (line: string) => void): Promise<void> {
  const connected = await connectCapabilities()
  try {
    const judged = await judgeExamples(connected.capabilities)
    const renderAll = () =>
      judged.flatMap(({ capability, example, assessment }) =>
        renderAssessment(capability, example.context, assessment),
      )
    const rendered = renderAll()
    const blueprints = judged.flatMap(({ assessment }) => assessment.stacks)
    const inMemory = median(await speeds(rendered.length, () => Promise.resolve(renderAll())))
    const onDisk = median(await writingSpeeds(rendered.length, renderAll))
    write(`${rendered.length} stacks of all examples, stacks a second, median of ${rounds} rounds`)
    write(`rendered                    ${perSecond(inMemory)}`)
    write(`rendered and written        ${perSecond(onDisk)}`)
    const stacks = rendered.flatMap((stack, index) => {
      const blueprint = blueprints[index]
      return blueprint === undefined ? [] : [{ blueprint, rendered: stack }]
    })
    const other = await benchCdktn(stacks, rounds)
    if ('missing' in other) {
      write(`no comparison: ${other.missing}`)
      return
    }
    const cdktn = median(other.perSecond)
    write(`cdktn, with its own files   ${perSecond(cdktn)}`)
    write(
      `ratio                       ${(inMemory / cdktn).toFixed(1)} rendered, ${(onDisk / cdktn).toFixed(1)} written`,
    )
  } finally {
    await connected.close()
  }
}

/** Stacks a second of each round after one that does not count. */
async function speeds(stacks: number, act: (round: number) => Promise<unknown>): Promise<number[]> {
  const found: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const beganMs = performance.now()
    await act(round)
    if (round > 0) found.push((stacks / (performance.now() - beganMs)) * 1000)
  }
  return found
}

/** The same with every stack written to a folder, as cdktn does. */
async function writingSpeeds(
  stacks: number,
  renderAll: () => ReturnType<typeof renderAssessment>,
): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'render-bench-'))
  try {
    return await speeds(stacks, (round) => writeAll(renderAll(), join(folder, String(round))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeAll(rendered: ReturnType<typeof renderAssessment>, folder: string): Promise<void> {
  for (const [index, stack] of rendered.entries()) {
    await mkdir(join(folder, String(index), stack.path), { recursive: true })
    for (const [path, content] of Object.entries(committedFiles([stack]))) {
      await writeFile(join(folder, String(index), path), content)
    }
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
}

function perSecond(value: number): string {
  return Math.round(value).toLocaleString('en-US').padStart(8)
}
