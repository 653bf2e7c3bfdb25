import type { JudgedExample } from './judge-examples.ts'
import { renderAssessment } from './render-assessment.ts'

const header = /^(?:resource|data) "([a-z0-9_]+)" /gm

/** Resource types and data sources that the stacks of the examples, and what is there before them, are made of. */
export function typesInUse(examples: readonly JudgedExample[]): string[] {
  const texts = examples.flatMap(({ capability, example, assessment }) => [
    example.existing,
    ...renderAssessment(capability, example.context, assessment).flatMap(({ files }) => Object.values(files)),
  ])
  const found = texts.flatMap((text) => Array.from(text.matchAll(header), ([, type = '']) => type))
  return [...new Set([...found, 'azurerm_network_security_group'])].sort()
}
