import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProviderSchema, Schema } from '../../../sandbox/cloud/engine/schema.ts'
import { InputError } from '../../domain/errors.ts'
import { type Binding, parseBinding } from './parse-binding.ts'

/** What a binding package tells about its provider. */
export interface PackageContent {
  /** Version of the Terraform provider, for example "4.73.0". */
  readonly providerVersion: string
  readonly schema: ProviderSchema
}

/**
 * Reads the schema of a provider from an unpacked binding package: the TypeScript of every resource stands in the
 * source maps of its compiled files.
 * @throws InputError when the folder holds no such package, or one written in a way that is not known.
 */
export async function readPackage(folder: string, protocol: 5 | 6): Promise<PackageContent> {
  const lib = join(folder, 'lib')
  const places = await readdir(lib, { withFileTypes: true }).catch(() => [])
  const resources: [string, Schema][] = []
  const data: [string, Schema][] = []
  let provider: Schema | undefined
  let providerVersion: string | undefined
  for (const place of places.filter((one) => one.isDirectory())) {
    const source = await sourceIn(join(lib, place.name))
    providerVersion ??= /providerVersion: '(\d+\.\d+\.\d+)'/.exec(source)?.[1]
    for (const { kind, type, schema } of parse(source, place.name, protocol)) {
      if (kind === 'provider') provider = schema
      else if (kind === 'resource') resources.push([type, schema])
      else data.push([type, schema])
    }
  }
  if (provider === undefined || providerVersion === undefined) {
    throw new InputError(
      `${folder} holds no provider binding: no class of a provider with its version was found`,
    )
  }
  return {
    providerVersion,
    schema: { data_source_schemas: sorted(data), provider, resource_schemas: sorted(resources) },
  }
}

function parse(source: string, place: string, protocol: 5 | 6): Binding[] {
  try {
    return parseBinding(source, protocol)
  } catch (cause) {
    throw new InputError(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

function sorted(entries: readonly (readonly [string, Schema])[]): { [type: string]: Schema } {
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

/** Large resources are spread over several files. */
async function sourceIn(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js')).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.map(embeddedSource).join('\n')
}

/** The original source that a compiled file carries in its inline source map; empty when it has none. */
export function embeddedSource(compiled: string): string {
  const map =
    /^\/\/# sourceMappingURL=data:application\/json;(?:charset=[\w-]+;)?base64,([\w+/=]+)\s*$/m.exec(
      compiled.slice(Math.max(0, compiled.lastIndexOf('//# sourceMappingURL='))),
    )?.[1]
  if (map === undefined) return ''
  const parsed: unknown = JSON.parse(Buffer.from(map, 'base64').toString('utf8'))
  if (typeof parsed !== 'object' || parsed === null || !('sourcesContent' in parsed)) return ''
  const { sourcesContent } = parsed
  return Array.isArray(sourcesContent)
    ? sourcesContent.filter((one) => typeof one === 'string').join('\n')
    : ''
}
