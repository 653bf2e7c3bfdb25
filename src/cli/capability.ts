import '../node-version.ts'
import { connectCapabilities } from '../capabilities.ts'
import type { Capability } from '../capability/index.ts'
import { ConfigError } from '../domain/errors.ts'
import { listCapabilities } from './capability/list-capabilities.ts'
import { newCapability } from './capability/new-capability.ts'
import { testExamples } from './capability/test-examples.ts'
import { nearestNamed } from './request/nearest.ts'
import { runCommand } from './request/run-command.ts'

const USAGE = `npm run --silent capability -- list        what there is: kind, parameters, examples, gates, price of the dev example
npm run --silent capability -- new ID      writes the folder of another one, which passes every test until it is changed
npm run --silent capability -- new ID --kind tool   the same for one that is a tool of an MCP server of its own
npm run --silent capability -- test        applies every example on the sandbox cloud, plans again and destroys
npm run --silent capability -- test ID     the same for one capability
`

/** What may stand behind the id of a new one. */
const kinds: ReadonlyMap<string, Capability['kind']> = new Map([
  ['', 'agent'],
  ['--kind agent', 'agent'],
  ['--kind=agent', 'agent'],
  ['--kind tool', 'tool'],
  ['--kind=tool', 'tool'],
])

const { stdout, stderr } = process

/** `npm run capability`: looks at, tests and begins capabilities. */
async function main(args: readonly string[]): Promise<number> {
  const [command, id, ...more] = args
  if (command === 'list' && id === undefined) {
    stdout.write(await withCapabilities(listCapabilities))
    return 0
  }
  const kind = kinds.get(more.join(' '))
  if (command === 'new' && id !== undefined && kind !== undefined) {
    const written = await newCapability(id, kind)
    stdout.write(written.map((path) => `${path}\n`).join(''))
    stdout.write(nextSteps(id, kind))
    return 0
  }
  if (command === 'test' && more.length === 0) {
    return withCapabilities((capabilities) =>
      test(id === undefined ? capabilities : [named(id, capabilities)]),
    )
  }
  const isAsked = command === undefined || ['help', '--help', '-h'].includes(command)
  if (!isAsked) stderr.write(`capability: there is no "${args.join(' ')}"\n`)
  ;(isAsked ? stdout : stderr).write(USAGE)
  return isAsked ? 0 : 1
}

function nextSteps(id: string, kind: Capability['kind']): string {
  const server = `\nIts server runs on its own, too: node capabilities/${id}/server.ts\n`
  return `
It makes a resource group until it says otherwise. Change it step by step, as capabilities/README.md tells:
  1. say what it is in capability.ts, phrases.ts and README.md
  2. write parameters.ts, decide.ts and the templates, and examples for each of their branches
  3. UPDATE_GOLDEN=1 npx vitest run --project unit test/contract/capabilities.test.ts
  4. npm run --silent capability -- test ${id}
  5. npm run check, and a row in the table "What it builds" of README.md
${kind === 'tool' ? server : ''}`
}

async function withCapabilities<T>(act: (capabilities: readonly Capability[]) => Promise<T>): Promise<T> {
  const connected = await connectCapabilities()
  try {
    return await act(connected.capabilities)
  } finally {
    await connected.close()
  }
}

function named(id: string, capabilities: readonly Capability[]): Capability {
  const found = capabilities.find((capability) => capability.id === id)
  if (found !== undefined) return found
  const near = nearestNamed(
    id,
    capabilities.map(({ id: name, title }) => ({ name, words: [title] })),
  )
  throw new ConfigError(
    `there is no capability "${id}"${near === undefined ? '; "list" shows them' : `, did you mean "${near}"?`}`,
  )
}

/** Ctrl-C ends terraform and removes what was written. */
async function test(capabilities: readonly Capability[]): Promise<number> {
  const ended = new AbortController()
  const end = () => ended.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
  try {
    return await testExamples({
      capabilities,
      binary: process.env['TERRAFORM_BINARY'] ?? 'terraform',
      abort: ended.signal,
      write: (line) => stdout.write(`${line}\n`),
      tell: (line) => stderr.write(`${line}\n`),
    })
  } catch (error) {
    if (ended.signal.aborted) return 130
    throw error
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end)
  }
}

await runCommand('capability', main)
