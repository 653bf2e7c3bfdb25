import type { OpenName } from './contested-claims.ts'

/** A sentence for each reason why nobody can tell whether names are free. */
export function unknownNames(
  unknown: readonly { readonly name: OpenName; readonly because: string }[],
): string[] {
  return [...Map.groupBy(unknown, ({ because }) => because)].map(([because, names]) => {
    const values = names.map(({ name }) => name.value)
    const list =
      values.length === 1 ? `${values[0]} is` : `${values.slice(0, -1).join(', ')} and ${values.at(-1)} are`
    return `Whether ${list} free could not be looked up: ${because}. A name that is taken would show when it is built.`
  })
}
