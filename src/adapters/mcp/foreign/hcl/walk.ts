import type { Block, Body } from './blocks.ts'
import type { Token } from './tokens.ts'

/** A block, and every block inside it, the outer ones first. */
export function blocksIn(block: Block): Block[] {
  return [block, ...block.blocks.flatMap(blocksIn)]
}

/** Every expression of a body, as lists of tokens without line ends; those inside texts are lists of their own. */
export function expressionsIn(body: Body): (readonly Token[])[] {
  return [
    ...body.attributes.flatMap(({ value }) => nested(value)),
    ...body.blocks.flatMap((block) => expressionsIn(block)),
  ]
}

function nested(tokens: readonly Token[]): (readonly Token[])[] {
  const inner = tokens.flatMap((token) =>
    token.kind === 'template'
      ? token.parts.flatMap((part) => (typeof part === 'string' ? [] : nested(part)))
      : [],
  )
  return [tokens.filter(({ kind }) => kind !== 'newline'), ...inner]
}
