import * as z from 'zod'
import { Claim } from '../../domain/assessment.ts'
import type { ExistingStack } from '../../domain/existing-stack.ts'
import type { HeldClaim } from '../../domain/held-claim.ts'
import { readYaml } from '../../lib/read-yaml.ts'
import type { RepositoryRef } from '../../ports/forge.ts'

/** Characters of a `planwright.yaml`: ours have some 2,000, and what is longer takes too long to parse. */
const maxLength = 32_768

const Source = z.object({
  schemaVersion: z.literal(1),
  capability: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  request: z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}#[1-9]\d{0,9}$/),
})

type StackOrigin = Pick<ExistingStack, 'request' | 'capability'>

/** A name or a range of addresses, in letters that are harmless in a sentence. */
const Held = z.object({ kind: Claim.shape.kind, value: z.string().regex(/^[A-Za-z0-9._()/-]{1,90}$/) })
const maxClaims = 20

/** A setting that can be compared with a value; lists and what is deeper are left out. */
const Setting = z.object({ value: z.union([z.string().max(500), z.number(), z.boolean()]) })

/** What is said of a stack whose origin cannot be told. */
export const unknownOrigin: StackOrigin = { request: null, capability: null }

/**
 * Who asked for a stack, from the text of its `planwright.yaml`, which anybody may have written.
 * A request of another repository counts as none.
 */
export function readStackOrigin(text: string, { owner, name }: RepositoryRef): StackOrigin {
  if (text.length > maxLength) return unknownOrigin
  const parsed = Source.safeParse(documentOf(text))
  if (!parsed.success) return unknownOrigin
  const { capability, request } = parsed.data
  const [repository, number] = request.split('#')
  const isHere = repository?.toLowerCase() === `${owner}/${name}`.toLowerCase()
  return { request: isHere ? Number(number) : null, capability }
}

/** What a stack has to itself with what was settled for it, from the same text; what cannot be read is nothing. */
export function readClaims(text: string): readonly Omit<HeldClaim, 'path' | 'environment' | 'request'>[] {
  if (text.length > maxLength) return []
  const document = documentOf(text)
  const { data } = z.object({ claims: z.array(z.unknown()).max(maxClaims) }).safeParse(document)
  const claims = (data?.claims ?? []).flatMap((claim) => Held.safeParse(claim).data ?? [])
  const settings = readSettings(document)
  return claims.map((claim) => ({ ...claim, settings }))
}

function readSettings(document: unknown): HeldClaim['settings'] {
  const { data } = z.object({ parameters: z.record(z.string(), z.unknown()) }).safeParse(document)
  return Object.fromEntries(
    Object.entries(data?.parameters ?? {}).flatMap(([name, entry]) => {
      const { data: setting } = Setting.safeParse(entry)
      return setting === undefined ? [] : [[name, setting.value] as const]
    }),
  )
}

/** Undefined for what is no YAML, or is nested deeper than it can be read. */
function documentOf(text: string): unknown {
  try {
    const read = readYaml(text)
    return 'value' in read ? read.value : undefined
  } catch {
    return undefined
  }
}
