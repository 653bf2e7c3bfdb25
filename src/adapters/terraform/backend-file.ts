import { sha256 } from './sha256.ts'
import type { StackLocation } from './stack-location.ts'
import type { Backend } from './terraform-options.ts'

/**
 * Content of the file that says where the state of one stack is.
 * Credentials are not in it: they come by the environment.
 */
export function backendFile(backend: Backend, location: StackLocation): string {
  return `${JSON.stringify({ terraform: { backend: settingsOf(backend, location) } }, undefined, 2)}\n`
}

function settingsOf(backend: Backend, location: StackLocation): Record<string, Record<string, string>> {
  switch (backend.kind) {
    case 'local':
      return { local: { path: literal(location.stateFile) } }
    case 'pg':
      return { pg: { schema_name: schemaName(location) } }
    case 'custom': {
      const values = Object.entries(backend.config).map(([name, value]) => [
        name,
        literal(value.replaceAll('{stack}', location.key)),
      ])
      return { [backend.type]: Object.fromEntries(values) }
    }
  }
}

/** One schema for each stack: names of PostgreSQL end at 63 bytes, so the key is hashed. */
function schemaName(location: StackLocation): string {
  const [mode = ''] = location.key.split('/')
  return `planwright_${mode}_${sha256(location.key).slice(0, 32)}`
}

/** Terraform reads strings of its JSON syntax as templates. */
function literal(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)
}
