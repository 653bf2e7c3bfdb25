import type { Claim, ForeignFiles } from '../../domain/assessment.ts'
import type { StackSource } from '../../ports/renderer.ts'
import { fileDigests } from './content-digest.ts'
import { printYaml } from './print-yaml.ts'

const yamlHeader = `# This file is the source of this folder: Planwright prints every other file here from it.
# To change something, say so in the request named below; a file edited by hand is refused.
`

/** The values of a stack as `terraform.tfvars.json`: keys sorted at every level, two spaces, a final newline. */
export function printVariables(variables: StackSource['blueprint']['variables']): string {
  return `${JSON.stringify(sortKeys(variables), null, 2)}\n`
}

/** `planwright.yaml`: what was asked, by which request, and where each value comes from. */
export function printSource(source: StackSource): string {
  const { blueprint } = source
  const parameters = Object.entries(source.parameters).map(
    ([name, { value, source: origin }]) => [name, { value: sortKeys(value), source: origin }] as const,
  )
  const document = {
    schemaVersion: 1,
    capability: source.capability,
    capabilityVersion: source.capabilityVersion,
    stack: blueprint.id,
    request: source.request,
    environment: source.environment,
    team: source.team,
    ...(blueprint.foreign === undefined ? {} : { tool: toolOf(blueprint.foreign) }),
    parameters: Object.fromEntries(parameters.sort(([left], [right]) => (left < right ? -1 : 1))),
    ...(blueprint.claims === undefined ? {} : { claims: blueprint.claims.map(claimOf) }),
  }
  return yamlHeader + printYaml(document)
}

/** What other requests look for, so that they do not want the same. */
function claimOf({ kind, value }: Claim): object {
  return { kind, value }
}

/** Who wrote the files of a foreign capability, and what exactly they are. */
function toolOf({ server, tool, pin, files }: ForeignFiles): object {
  return { server, name: tool, pin, files: fileDigests(files) }
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const sorted = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, inner]) => [key, sortKeys(inner)]))
}
