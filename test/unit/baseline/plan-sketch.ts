import type { PlanToExamine } from '../../../src/baseline/planned-resource.ts'

/** A resource of a plan as far as a rule looks at it. */
export interface Sketch {
  readonly address: string
  readonly type: string
  readonly after: Readonly<Record<string, unknown>>
  readonly unknown: Readonly<Record<string, unknown>>
  readonly expressions: Readonly<Record<string, unknown>>
}

/** A resource `<type>.<name>` that is made with these values. */
export function planned(type: string, after: Readonly<Record<string, unknown>>, name = 'main'): Sketch {
  return { address: `${type}.${name}`, type, after, unknown: {}, expressions: {} }
}

/** The same resource, with `path` known only after the apply and written in the configuration as made of others. */
export function pointing(sketch: Sketch, path: string, ...targets: readonly string[]): Sketch {
  const references = targets.flatMap((target) => [`${target}.id`, target])
  return {
    ...sketch,
    unknown: { ...sketch.unknown, ...nested(path, true) },
    expressions: { ...sketch.expressions, ...nested(path, { references }) },
  }
}

/** The same resource, with values known only after the apply. */
export function later(sketch: Sketch, unknown: Readonly<Record<string, unknown>>): Sketch {
  return { ...sketch, unknown: { ...sketch.unknown, ...unknown } }
}

export function planOf(...sketches: readonly Sketch[]): PlanToExamine {
  return {
    resource_changes: sketches.map(({ address, type, after, unknown }) => ({
      address,
      type,
      mode: 'managed' as const,
      change: { actions: ['create'], after, after_unknown: unknown },
    })),
    configuration: {
      root_module: { resources: sketches.map(({ address, expressions }) => ({ address, expressions })) },
    },
  }
}

function nested(path: string, value: unknown): Record<string, unknown> {
  const [first = '', ...rest] = path.split('.')
  return { [first]: rest.length === 0 ? value : [nested(rest.join('.'), value)] }
}
