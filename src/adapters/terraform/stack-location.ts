import { join } from 'node:path'
import type { Environment } from '../../baseline/rule.ts'
import { InputError } from '../../domain/errors.ts'

/** Where the work, the state and the logs of one stack in one mode are. */
export interface StackLocation {
  /** `<mode>/<owner>/<name>/<path>`, the owner and name in lower case as GitHub compares them. */
  readonly key: string
  readonly workDirectory: string
  readonly stateFile: string
  readonly runsDirectory: string
  /** The environment that the path names, or the strictest when it names none. */
  readonly environment: Environment
}

const longestPath = 200
const ownerName = /^[a-z0-9](?:[a-z0-9-]{0,38})$/
const repositoryName = /^[a-z0-9_-][a-z0-9._-]{0,99}$/
const pathSegment = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/

/** @throws InputError when `repository` or `path` is not a plain name, so that no other place can be meant. */
export function stackLocation(
  dataDirectory: string,
  mode: 'sandbox' | 'azure',
  stack: { readonly repository: string; readonly path: string },
): StackLocation {
  const [owner = '', name = '', ...rest] = stack.repository.toLowerCase().split('/')
  if (rest.length > 0 || !ownerName.test(owner) || !repositoryName.test(name)) {
    throw new InputError(`"${stack.repository}" is not the name of a repository; it must be owner/name`)
  }
  const segments = stack.path.split('/')
  if (stack.path.length > longestPath || !segments.every((segment) => pathSegment.test(segment))) {
    throw new InputError(
      `"${stack.path}" cannot be the path of a stack; use letters, digits, ".", "-" and "_", e.g. stacks/prod/ml/dbw-ml-prod`,
    )
  }
  const key = [mode, owner, name, ...segments].join('/')
  return {
    key,
    workDirectory: join(dataDirectory, 'work', key),
    stateFile: join(dataDirectory, 'states', key, 'terraform.tfstate'),
    runsDirectory: join(dataDirectory, 'runs', key),
    environment: segments[1] === 'dev' || segments[1] === 'staging' ? segments[1] : 'prod',
  }
}
