import '../node-version.ts'
import { PlanwrightError } from '../domain/errors.ts'
import { benchSandbox } from './bench/sandbox-bench.ts'

const USAGE =
  'npm run bench -- sandbox   time of plan and apply on the sandbox cloud, as a ratio to terraform_data'

/** `npm run bench`: measures what people wait for; it asserts nothing. */
async function main(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'sandbox') {
    process.stderr.write(
      `bench: ${args.length === 0 ? 'say what to measure' : `there is no bench "${args.join(' ')}"`}\n${USAGE}\n`,
    )
    return 1
  }
  await benchSandbox({
    terraform: process.env['TERRAFORM_BINARY'] ?? 'terraform',
    write: (line) => process.stdout.write(`${line}\n`),
  })
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  process.stderr.write(`bench: ${error.message}\n`)
  process.exitCode = 1
}
