import { parseArgs } from 'node:util'
import { InputError } from '../../domain/errors.ts'

export type PricesOptions =
  | { readonly command: 'help' }
  | { readonly command: 'check'; readonly folder: string | undefined }
  | {
      readonly command: 'refresh'
      /** Regions whose machines are read; all of the snapshot when empty. */
      readonly regions: readonly string[]
      readonly only: 'machines' | 'services' | undefined
      readonly accept: boolean
      /** How many times a price may be what it was. */
      readonly limit: number
      readonly folder: string | undefined
    }

/** Days after which prices are old, and after which they are too old. */
export const ageLimits = { warn: 90, fail: 180 } as const

const defaultLimit = 2

export const PRICES_HELP = `Keeps the price book: dated list prices in src/adapters/azure-prices/snapshots.

  npm run prices -- --check      how old the prices are, where they come from, and what is missing
  npm run prices -- --refresh    reads the Azure Retail Prices API and replaces the snapshots

Options of --refresh:
  --only machines|services   one of the two snapshots (both)
  --region NAME              machines of this region only, e.g. eastus; may be given several times (all of the snapshot)
  --limit N                  a price that becomes N times as high or as low is reported and not taken (${defaultLimit})
  --accept                   takes such prices too
Options of both:
  --snapshots DIR            folder of the snapshots

--check warns of prices older than ${ageLimits.warn} days, and fails above ${ageLimits.fail} days. What the public list does not have
("by hand": Databricks units of machines, sizes, surcharges, limits) has an age too, but no refresh can change it.
It also lists the gaps: what the capabilities ask for and the book does not know, found by running all their examples.
A gap is no failure, because an estimate says what it has no price for; it is never counted as zero.

Exit codes: 0 done; 1 prices are too old, or the list has prices that were not taken; 2 an option makes no sense;
3 the list could not be read or a snapshot not be read or written, and the snapshots are as they were.
`

const usage = 'use --check or --refresh, or --help'

/** @throws InputError with one sentence when an option makes no sense. */
export function readPricesOptions(args: readonly string[]): PricesOptions {
  if (args.some((arg) => ['--help', '-h', 'help'].includes(arg))) return { command: 'help' }
  const values = parse(args)
  const { check, refresh, only, accept, snapshots: folder } = values
  const regions = values.region ?? []
  if (check === refresh) {
    throw new InputError(
      check ? `--check and --refresh are two commands; ${usage}` : `nothing to do; ${usage}`,
    )
  }
  if (check) {
    const meant = ['only', 'region', 'limit', 'accept'].find((name) => Object.hasOwn(values, name))
    if (meant !== undefined) throw new InputError(`--${meant} belongs to --refresh, not to --check`)
    return { command: 'check', folder }
  }
  if (only !== undefined && only !== 'machines' && only !== 'services') {
    throw new InputError(`--only is "${only}" and should be machines or services`)
  }
  if (only === 'services' && regions.length > 0) {
    throw new InputError('--region is about machines, and --only services leaves them out')
  }
  const strange = regions.find((region) => !/^[a-z]{2,30}\d?$/.test(region))
  if (strange !== undefined) {
    throw new InputError(`--region is "${strange}" and should be a region as Azure writes it, e.g. eastus2`)
  }
  return { command: 'refresh', regions, only, accept: accept ?? false, limit: limitOf(values.limit), folder }
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return defaultLimit
  const limit = Number(text)
  if (/^\d{1,4}(?:\.\d{1,3})?$/.test(text) && limit > 1) return limit
  throw new InputError(`--limit is "${text}" and should be a number above 1, e.g. 1.5`)
}

function parse(args: readonly string[]) {
  try {
    const {
      check = false,
      refresh = false,
      ...others
    } = parseArgs({
      args: [...args],
      options: {
        check: { type: 'boolean' },
        refresh: { type: 'boolean' },
        only: { type: 'string' },
        region: { type: 'string', multiple: true },
        limit: { type: 'string' },
        accept: { type: 'boolean' },
        snapshots: { type: 'string' },
      },
    }).values
    return { check, refresh, ...others }
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause)
    throw new InputError(`${reason.replace(/\.$/, '')}; ${usage}`, { cause })
  }
}
