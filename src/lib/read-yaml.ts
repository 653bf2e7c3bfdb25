import { parseDocument } from 'yaml'

/**
 * Reads YAML, of which JSON is a part. Aliases are not allowed, so that a small file cannot grow without bound.
 * What is wrong comes back as clauses about the file.
 */
export function readYaml(
  text: string,
): { readonly value: unknown } | { readonly problems: readonly string[] } {
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'error' })
  const problems = [...document.errors, ...document.warnings]
  if (problems.length > 0) {
    return { problems: problems.map(({ message }) => `it is no valid YAML: ${firstLine(message)}`) }
  }
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) as unknown }
  } catch {
    return { problems: ['it uses aliases (&name, *name): write the values out'] }
  }
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/:$/, '').slice(0, 200)
}
