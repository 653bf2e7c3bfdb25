import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectCapabilities } from '../../capabilities.ts'
import type { RenderedProposal } from '../../workflow/committed-files.ts'
import { judgeExamples } from '../capability/judge-examples.ts'
import { renderAssessment } from '../capability/render-assessment.ts'
import { type Cdktn, type Form, openCdktn } from './open-cdktn.ts'

/** So many, until the compiler of the runtime has seen the code of both often enough. */
const roundsToWarm = 10
const rounds = 9

/** Milliseconds of the first round and of a later one. */
interface Times {
  readonly coldMs: number
  readonly warmMs: number
}

/**
 * Measures how many stacks of all examples are rendered a second, in memory and into files, and compares with cdktn,
 * which is installed into a temporary folder for it. The rounds of both alternate, so that a busy machine slows both.
 * `write` gets one line at a time.
 */
export async function benchRender(write: (line: string) => void): Promise<void> {
  const connected = await connectCapabilities()
  let cdktn: Cdktn | undefined
  try {
    const judged = await judgeExamples(connected.capabilities)
    const renderAll = () =>
      judged.flatMap(({ capability, example, assessment }) =>
        renderAssessment(capability, example.context, assessment),
      )
    const coldMs = timed(renderAll)
    const rendered = renderAll()
    const blueprints = judged.flatMap(({ assessment }) => assessment.stacks)
    const stacks = rendered.flatMap((stack, index) => {
      const blueprint = blueprints[index]
      return blueprint === undefined ? [] : [{ blueprint, rendered: stack }]
    })
    cdktn = await openCdktn(stacks)
    const resources = rendered.reduce((sum, { addresses }) => sum + addresses.length, 0)
    write(`${rendered.length} stacks of all examples with ${resources} resources, stacks a second`)
    write(`first round; then the median of ${rounds} rounds after ${roundsToWarm}, the two in turns`)
    write(row('', ['Planwright', 'cdktn', 'ratio']))
    for (const form of ['memory', 'written'] as const) {
      const { own, other } = await compare(form, renderAll, cdktn)
      const label = form === 'memory' ? 'in memory' : 'in files'
      const speed = (ms: number) => (rendered.length / ms) * 1000
      if (form === 'memory') write(speeds(`${label}, first`, speed(coldMs), other && speed(other.coldMs)))
      write(speeds(label, speed(own.warmMs), other && speed(other.warmMs)))
    }
    if (cdktn === undefined) write('no comparison: cdktn cannot be installed here')
  } finally {
    await cdktn?.close()
    await connected.close()
  }
}

async function compare(
  form: Form,
  renderAll: () => readonly RenderedProposal[],
  cdktn: Cdktn | undefined,
): Promise<{ readonly own: Times; readonly other: Times | undefined }> {
  const own: number[] = []
  const other: number[] = []
  for (let round = 0; round < roundsToWarm + rounds; round += 1) {
    own.push(form === 'memory' ? timed(renderAll) : timedWriting(renderAll))
    if (cdktn !== undefined) other.push(await cdktn.round(form))
  }
  return { own: timesOf(own), other: cdktn === undefined ? undefined : timesOf(other) }
}

function timed(act: () => unknown): number {
  const beganMs = performance.now()
  act()
  return performance.now() - beganMs
}

/** The same with the files of each stack written into a folder, one after the other as cdktn does. */
function timedWriting(renderAll: () => readonly RenderedProposal[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'render-bench-'))
  try {
    return timed(() => {
      for (const [index, stack] of renderAll().entries()) writeStack(stack, join(folder, String(index)))
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeStack({ files }: RenderedProposal, folder: string): void {
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
}

function timesOf(times: readonly number[]): Times {
  const warm = times.slice(roundsToWarm).toSorted((left, right) => left - right)
  return { coldMs: times[0] ?? 0, warmMs: warm[Math.floor(warm.length / 2)] ?? 0 }
}

function speeds(label: string, own: number, other: number | undefined): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en-US')
  return row(label, other === undefined ? [whole(own)] : [whole(own), whole(other), (own / other).toFixed(1)])
}

function row(label: string, cells: readonly string[]): string {
  return [label.padEnd(18), ...cells.map((cell) => cell.padStart(11))].join('')
}
