import { later, type PlannedResource } from './planned-resource.ts'
import type { Condition, Scene } from './rule.ts'

/** Whether the value at a path passes a test. */
export function passes(path: string, test: (value: unknown, scene: Scene) => boolean): Condition {
  return (values, scene) => {
    const value = values.read(path)
    return value === later ? undefined : test(value, scene)
  }
}

export function is(path: string, ...expected: readonly unknown[]): Condition {
  return passes(path, (value) => expected.includes(value))
}

export function isOn(path: string): Condition {
  return is(path, true)
}

export function isOff(path: string): Condition {
  return is(path, false)
}

/** Whether nothing turns it on: off, or not said. */
export function isNotOn(path: string): Condition {
  return is(path, false, null, undefined)
}

/** The same condition, and true for a value that nobody writes and the provider works out by itself. */
export function whereWritten(path: string, condition: Condition): Condition {
  return (values, scene) => {
    const isWorkedOut = values.read(path) === later && !values.isWritten(path)
    return isWorkedOut ? true : condition(values, scene)
  }
}

/** Whether there is a value that is not empty; one that the configuration writes counts before it is known. */
export function isPresent(path: string): Condition {
  return (values) => {
    const value = values.read(path)
    if (value === later) return values.isWritten(path) ? true : undefined
    return isFilled(value)
  }
}

/** Whether there is no value, or an empty one. */
export function isAbsent(path: string): Condition {
  return not(isPresent(path))
}

export function isAtLeast(
  path: string,
  least: number | Readonly<Record<Scene['environment'], number>>,
): Condition {
  return passes(path, (value, { environment }) => {
    return typeof value === 'number' && value >= (typeof least === 'number' ? least : least[environment])
  })
}

export function matches(path: string, pattern: RegExp): Condition {
  return passes(path, (value) => typeof value === 'string' && pattern.test(value))
}

export function not(condition: Condition): Condition {
  return (values, scene) => {
    const answer = condition(values, scene)
    return answer === undefined ? undefined : !answer
  }
}

export function all(...conditions: readonly Condition[]): Condition {
  return (values, scene) => {
    const answers = conditions.map((condition) => condition(values, scene))
    if (answers.includes(false)) return false
    return answers.includes(undefined) ? undefined : true
  }
}

export function either(...conditions: readonly Condition[]): Condition {
  return not(all(...conditions.map(not)))
}

/** Whether every block at a path is so; none is as good as all. */
export function everyBlock(path: string, condition: Condition): Condition {
  return (values, scene) => {
    const blocks = values.blocks(path)
    if (blocks === later) return undefined
    return all(
      ...blocks.map(
        (block): Condition =>
          (_, inside) =>
            condition(block, inside),
      ),
    )(values, scene)
  }
}

export function someBlock(path: string, condition: Condition): Condition {
  return not(everyBlock(path, not(condition)))
}

/**
 * Whether a resource of another type in the plan names the one that is asked about in its argument `path`.
 * Before there are ids the configuration tells; an id may go on behind that of the resource, as for a part of it.
 */
export function isNamedBy(type: string, path: string, and: Condition = () => true): Condition {
  return (_, scene) => {
    const { resource, resources } = scene
    const others = resources.filter((other) => other.type === type)
    const conditions = others.map((other): Condition => {
      return all(
        () => names(other, path, resource),
        (_values, inside) => and(other, inside),
      )
    })
    return either(...conditions)(resource, scene)
  }
}

/** Whether what the configuration writes at a path is made of a resource in the plan that is none of `types`. */
export function refersToOther(path: string, ...types: readonly string[]): Condition {
  return (values, { resources }) =>
    resources.some((resource) => !types.includes(resource.type) && values.refersTo(path, resource))
}

function names(other: PlannedResource, path: string, resource: PlannedResource): boolean | undefined {
  if (other.refersTo(path, resource)) return true
  const named = other.read(path)
  if (named === later) return other.refersToType(path, resource.type) ? false : undefined
  const id = resource.read('id')
  if (typeof named !== 'string' || typeof id !== 'string' || id === '') return false
  return `${named.toLowerCase()}/`.startsWith(`${id.toLowerCase()}/`)
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  return !Array.isArray(value) || value.length > 0
}
