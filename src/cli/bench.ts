import '../node-version.ts'
import { fileURLToPath } from 'node:url'
import { PlanwrightError } from '../domain/errors.ts'
import { benchInterpret } from './bench/interpret-bench.ts'
import { benchRender } from './bench/render-bench.ts'
import { benchSandbox } from './bench/sandbox-bench.ts'
import { readCorpus } from './eval/corpus.ts'

const USAGE = `npm run bench -- sandbox     time of plan and apply on the sandbox cloud, as a ratio to terraform_data
npm run bench -- interpret   time that the rules take to understand the requests of the corpus, and to choose among 500 capabilities
npm run bench -- render      stacks of all examples a second, against cdktn (installed for it into a temporary folder)`

/** `npm run bench`: measures what people wait for; it asserts nothing. */
async function main([what, ...more]: readonly string[]): Promise<number> {
  const write = (line: string) => process.stdout.write(`${line}\n`)
  if (more.length === 0 && what === 'sandbox') {
    await benchSandbox({ terraform: process.env['TERRAFORM_BINARY'] ?? 'terraform', write })
    return 0
  }
  if (more.length === 0 && what === 'interpret') {
    const { requests } = await readCorpus(fileURLToPath(new URL('../../test/corpus', import.meta.url)))
    await benchInterpret({ requests, write })
    return 0
  }
  if (more.length === 0 && what === 'render') {
    await benchRender(write)
    return 0
  }
  const given = [what, ...more].filter((word) => word !== undefined).join(' ')
  process.stderr.write(
    `bench: ${given === '' ? 'say what to measure' : `there is no bench "${given}"`}\n${USAGE}\n`,
  )
  return 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  process.stderr.write(`bench: ${error.message}\n`)
  process.exitCode = 1
}
