import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { requirements } from '../scenarios/requirements.ts'

const tests = fileURLToPath(new URL('..', import.meta.url))

function citedIds(): Set<string> {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  )
  return new Set(
    files.flatMap((name) =>
      Array.from(
        readFileSync(join(tests, name), 'utf8').matchAll(/verifies\(\s*\[([^\]]*)\]/g),
        ([, list]) => list ?? '',
      ).flatMap((list) => Array.from(list.matchAll(/'([^']+)'/g), ([, id]) => id ?? '')),
    ),
  )
}

describe('requirements', () => {
  it('are all cited by a test', () => {
    const cited = citedIds()
    expect(Object.keys(requirements).filter((id) => !cited.has(id))).toEqual([])
  })

  it('are the only ones that tests cite', () => {
    expect([...citedIds()].filter((id) => !(id in requirements))).toEqual([])
  })
})
