import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { hintsOf, readHints } from '../../../sandbox/cloud/engine/hints.ts'

/** A directory with the given hints by file name. */
function directoryWith(files: { readonly [name: string]: unknown }): URL {
  const directory = mkdtempSync(path.join(tmpdir(), 'hints-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true })
    writeFileSync(path.join(directory, name), JSON.stringify(content))
  }
  return pathToFileURL(`${directory}/`)
}

const forceNew = { forceNew: true }

test('reads the file of a provider', () => {
  const directory = directoryWith({
    'random.json': { random_id: { id: '{uuid}' } },
    'other.json': { other_x: {} },
  })
  expect(readHints(directory, 'random')).toEqual({ random_id: { id: '{uuid}', attributes: {} } })
})

test('reads every file in the folder of a provider and what holds for each type', () => {
  const directory = directoryWith({
    'azurerm/every-type.json': { '*': { attributes: { name: forceNew, location: forceNew } } },
    'azurerm/a.json': { azurerm_a: { attributes: { location: { forceNew: false } } } },
    'azurerm/b.json': { azurerm_b: {} },
    'azurerm/notes.md': 'no hints',
  })
  const hints = readHints(directory, 'azurerm')
  expect(hintsOf(hints, 'azurerm_a').attributes).toEqual({ name: forceNew, location: { forceNew: false } })
  expect(hintsOf(hints, 'azurerm_b').attributes).toEqual({ name: forceNew, location: forceNew })
  expect(hintsOf(hints, 'azurerm_c').attributes).toEqual({ name: forceNew, location: forceNew })
})

test('names the file in which a type is described a second time', () => {
  const directory = directoryWith({
    'azurerm/a.json': { azurerm_a: {} },
    'azurerm/b.json': { azurerm_a: {} },
  })
  expect(() => readHints(directory, 'azurerm')).toThrow(/b\.json: azurerm_a is described in another file/)
})

test('names the file and the place of what it does not understand', () => {
  const directory = directoryWith({
    'random.json': { random_id: { attributes: { length: { forcenew: true } } } },
  })
  expect(() => readHints(directory, 'random')).toThrow(/random\.json.*forcenew.*random_id/s)
})
