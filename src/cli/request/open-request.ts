import { createPriceBook } from '../../adapters/azure-prices/create-price-book.ts'
import { connectCapabilities } from '../../capabilities.ts'
import type { Brief } from '../../domain/brief.ts'
import { ConfigError } from '../../domain/errors.ts'
import { sampleOrganisation } from '../interpret/sample-organisation.ts'
import { nowhere } from '../interpret/signals.ts'
import { clockOf } from './clock-of.ts'
import { draftRequest } from './draft-request.ts'
import { readPolicy } from './read-policy.ts'
import { type RequestError, readRequestFile } from './request-file.ts'

/** Options that every command with a request file has, for `parseArgs`. */
export const requestOptions = {
  request: { type: 'string' },
  policy: { type: 'string' },
  today: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

/** What `requestOptions` say on a help page. */
export const requestHelp = `  --request FILE     {"capabilities": {"<id>": {"<parameter>": <value>}}, "common": {"<parameter>": <value>}}
  --policy FILE      what the repository settles, as .github/planwright.yml; default: a sample organization
  --today YYYY-MM-DD the day of the request; default: today

What is left out takes its default, as after "yes" to every question.
A request that cannot be built ends with exit code 2 and everything that is wrong with it as JSON on standard output:
  {"errors": [{"capability", "param", "value", "reason", "suggestion"}]}
`

/** Values of `requestOptions`. */
export interface RequestOptions {
  readonly request?: string | undefined
  readonly policy?: string | undefined
  readonly today?: string | undefined
}

/** The brief of the request in a file, or what is wrong with it. @throws ConfigError when an option cannot be used. */
export async function openRequest(
  options: RequestOptions,
): Promise<{ readonly brief: Brief } | { readonly errors: readonly RequestError[] }> {
  const { request, policy, today } = options
  if (request === undefined) throw new ConfigError('name the file of the request with --request FILE')
  const clock = clockOf(today)
  const settled = policy === undefined ? sampleOrganisation : await readPolicy(policy)
  const read = await readRequestFile(request)
  if (Object.keys(read.file.capabilities).length === 0) return { errors: read.errors }
  const connected = await connectCapabilities()
  try {
    const drafted = await draftRequest(read.file, {
      origin: nowhere,
      author: 'requester',
      policy: settled,
      capabilities: connected.capabilities,
      prices: createPriceBook(),
      clock,
    })
    if (read.errors.length === 0) return drafted
    return { errors: [...read.errors, ...('errors' in drafted ? drafted.errors : [])] }
  } finally {
    await connected.close()
  }
}

/** Tells a program what is wrong as JSON and a person in sentences; answers with the exit code. */
export function refuse(name: string, errors: readonly RequestError[]): 2 {
  process.stdout.write(`${JSON.stringify({ errors }, null, 2)}\n`)
  for (const { capability, reason } of errors) {
    process.stderr.write(`${name}: ${capability === null ? '' : `${capability}: `}${reason}\n`)
  }
  return 2
}
