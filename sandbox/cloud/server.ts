/**
 * Process entry: `node sandbox/cloud/server.ts [--directory DIR] [--time-scale NUMBER] [--faults FILE.json]`.
 * Prints one line of JSON when it is ready and serves until SIGTERM, SIGINT or the end of a piped standard input.
 */
import { fstatSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type CloudOptions, startCloud } from './cloud.ts'
import { parseFaults } from './fault-file.ts'

function readOptions(args: string[]): CloudOptions {
  const { values } = parseArgs({
    args,
    options: {
      directory: { type: 'string' },
      'time-scale': { type: 'string' },
      faults: { type: 'string' },
      'socket-directory': { type: 'string' },
    },
  })
  const timeScale = Number(values['time-scale'] ?? 0)
  if (!(timeScale >= 0 && timeScale <= 1)) {
    throw new Error(
      `--time-scale is ${values['time-scale']} and should be a number from 0 (no delay) to 1 (real time)`,
    )
  }
  const socketDirectory = values['socket-directory']
  return {
    timeScale,
    faults:
      values.faults === undefined ? [] : parseFaults(readFileSync(values.faults, 'utf8'), values.faults),
    ...(values.directory === undefined ? {} : { directory: values.directory }),
    ...(socketDirectory === undefined ? {} : { socketDirectory }),
  }
}

/** A pipe ends with the process that holds its other end; a terminal or /dev/null says nothing. */
function isPiped(fileDescriptor: number): boolean {
  const status = fstatSync(fileDescriptor, { throwIfNoEntry: false })
  return status !== undefined && (status.isFIFO() || status.isSocket())
}

async function main(): Promise<void> {
  const cloud = await startCloud(readOptions(process.argv.slice(2)))
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
    if (isPiped(0)) process.stdin.once('end', resolve).once('error', resolve).resume()
    const { reattach, environment } = cloud
    process.stdout.write(`${JSON.stringify({ reattach, pid: process.pid, environment })}\n`)
  })
  await cloud.close()
  process.stdin.destroy()
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
