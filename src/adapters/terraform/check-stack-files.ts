import { InputError } from '../../domain/errors.ts'

export const backendFileName = 'backend.tf.json'

const plainName = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}\.tf(?:\.json)?$/
const otherNames: ReadonlySet<string> = new Set(['terraform.tfvars.json', 'planwright.yaml'])

/**
 * Refuses files that are not those of a stack.
 * @throws InputError for a name that is not plain or not Terraform's, and for a stack that chooses its own backend.
 */
export function checkStackFiles(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    if (!otherNames.has(name) && !plainName.test(name)) {
      throw new InputError(
        `"${name}" cannot be a file of a stack; there may be .tf and .tf.json files, terraform.tfvars.json and planwright.yaml`,
      )
    }
    if (name === backendFileName || (!otherNames.has(name) && choosesBackend(name, content))) {
      throw new InputError(
        `${name} chooses a backend; where state is kept is not for a stack to say, remove it`,
      )
    }
  }
}

function choosesBackend(name: string, content: string): boolean {
  if (name.endsWith('.json'))
    return /"(?:backend|cloud)"\s{0,100}:/.test(content) && jsonChoosesBackend(content)
  return /^[ \t]{0,200}(?:terraform[ \t]{0,20}\{[ \t]{0,20})?(?:backend[ \t]{1,20}"[^"\n]{0,100}"|cloud)[ \t]{0,20}\{/m.test(
    content,
  )
}

/** `terraform` may be an object or a list of them; text that is no JSON is left to Terraform's own message. */
function jsonChoosesBackend(content: string): boolean {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    return false
  }
  const terraform: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'terraform') : undefined
  return [terraform]
    .flat()
    .some((block) => typeof block === 'object' && block !== null && ('backend' in block || 'cloud' in block))
}
