import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const keptRuns = 20
const logName = /^(\d{1,9})-(?:init|state|plan|apply)\.jsonl$/

export type RunStep = 'init' | 'state' | 'plan' | 'apply'

export interface RunLogs {
  /** Number of the run, unique for its stack. */
  readonly number: number
  /** Creates the log of a step and returns its path. */
  create(step: RunStep): Promise<string>
}

/** Starts the logs of the next run of a stack and removes those before the last 20. */
export async function startRunLogs(runsDirectory: string): Promise<RunLogs> {
  await mkdir(runsDirectory, { recursive: true, mode: 0o700 })
  for (;;) {
    const logs = (await readdir(runsDirectory)).flatMap((name) => {
      const number = logName.exec(name)?.[1]
      return number === undefined ? [] : [{ name, number: Number(number) }]
    })
    const number = Math.max(0, ...logs.map((log) => log.number)) + 1
    if (!(await claim(join(runsDirectory, `${number}-plan.jsonl`)))) continue
    const old = logs.filter((log) => log.number <= number - keptRuns)
    await Promise.all(old.map((log) => rm(join(runsDirectory, log.name), { force: true })))
    return {
      number,
      async create(step) {
        const path = join(runsDirectory, `${number}-${step}.jsonl`)
        await (await open(path, 'a', 0o600)).close()
        return path
      },
    }
  }
}

/** Creates the file, or says that another process was faster. */
async function claim(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
