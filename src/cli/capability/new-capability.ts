import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as z from 'zod'
import type { Capability } from '../../capability/index.ts'
import { commonScope } from '../../domain/brief.ts'
import { InputError } from '../../domain/errors.ts'
import { capabilitiesDirectory } from './folders.ts'
import { goldenFiles, writeGoldenFiles } from './golden-files.ts'
import { judgeExamples } from './judge-examples.ts'
import { withEntry } from './registry-text.ts'
import { renderAssessment } from './render-assessment.ts'

const scaffold = fileURLToPath(new URL('scaffold', import.meta.url))
/** What a tool has besides. */
const toolScaffold = fileURLToPath(new URL('scaffold-tool', import.meta.url))
/** The file that starts the server of a tool, and what it links to. */
const launcher = { name: 'server.ts', target: '../serve.mjs' } as const
/** Ends every file of the scaffold, so that no tool takes it for code of the project. */
const suffix = '.txt'
const idPattern = /^[a-z][a-z0-9]{0,29}(?:_[a-z0-9]{1,29}){0,9}$/
const longestId = 30

/**
 * Writes the folder of a new capability with everything that one needs, and its lines in the registry; a tool also
 * has an MCP server that runs on its own.
 * It makes a resource group until it is changed. Answers with the paths that were written or changed.
 * @throws InputError when the id cannot be used; then nothing was written.
 */
export async function newCapability(id: string, kind: Capability['kind']): Promise<string[]> {
  checkId(id)
  const folder = join(capabilitiesDirectory, id)
  if (existsSync(folder)) throw new InputError(`capabilities/${id} is there already; choose another id`)
  const registry = join(capabilitiesDirectory, 'registry.ts')
  const changed = withEntry(await readFile(registry, 'utf8'), { kind, id, name: constantOf(id) })
  try {
    const values = valuesOf(id, kind)
    const files = await writeScaffold(scaffold, values, folder)
    if (kind === 'tool') files.push(...(await writeServer(values, folder)))
    await writeExpected(id, folder)
    await writeFile(registry, changed)
    const project = dirname(capabilitiesDirectory)
    return [...files, registry].map((path) => relative(project, path))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

function checkId(id: string): void {
  if (!idPattern.test(id) || id.length > longestId) {
    throw new InputError(
      `"${id.slice(0, 60)}" cannot be an id: it has up to ${longestId} lower-case letters, digits and single underscores between them, and starts with a letter, such as key_vault`,
    )
  }
  if (id === commonScope)
    throw new InputError(`"${id}" cannot be an id: requests use it for shared parameters`)
}

async function writeServer(values: ScaffoldValues, folder: string): Promise<string[]> {
  const files = await writeScaffold(toolScaffold, values, folder)
  const path = join(folder, launcher.name)
  await symlink(launcher.target, path)
  return [...files, path]
}

async function writeScaffold(scaffold: string, values: ScaffoldValues, folder: string): Promise<string[]> {
  const entries = await readdir(scaffold, { recursive: true, withFileTypes: true })
  const sources = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const written: string[] = []
  for (const source of sources.toSorted()) {
    const path = join(folder, relative(scaffold, source).slice(0, -suffix.length))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, filledIn(await readFile(source, 'utf8'), values), { flag: 'wx' })
    written.push(path)
  }
  return written
}

/** Words of a scaffold, which follow a dollar sign there -> what takes their place. */
type ScaffoldValues = Readonly<Record<string, string>>

/** The id, also as a constant, a title, plain words and a part of a path. */
function valuesOf(id: string, kind: Capability['kind']): ScaffoldValues {
  const words = id.replaceAll('_', ' ')
  return {
    ID: id,
    KIND: kind,
    NAME: constantOf(id),
    TITLE: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    WORDS: words,
    SLUG: id.replaceAll('_', '-'),
    AN: /^[aeiou]/.test(words) ? 'an' : 'a',
  }
}

function filledIn(text: string, values: ScaffoldValues): string {
  return text.replace(/\$([A-Z]{2,5})(?![A-Za-z])/g, (all, name: string) => values[name] ?? all)
}

/** `keyVault` of `key_vault`; a word of the language gets another one behind it. */
function constantOf(id: string): string {
  const name = id.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return reserved.has(name) ? `${name}Capability` : name
}

/** Words that cannot be the name of a constant in a module (ECMAScript 2025, 12.7.2), or are taken in the registry. */
const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
)

/** Judges the new examples and writes what is expected of them from now on. */
async function writeExpected(id: string, folder: string): Promise<void> {
  const module: unknown = await import(pathToFileURL(join(folder, 'capability.ts')).href)
  const made = z.record(z.string(), z.custom<Capability>(isCapability)).parse({ ...Object(module) })
  const judged = await judgeExamples(Object.values(made).filter((capability) => capability.id === id))
  for (const { capability, example, assessment } of judged) {
    writeGoldenFiles(
      example,
      goldenFiles(assessment, renderAssessment(capability, example.context, assessment)),
    )
  }
}

function isCapability(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'assess' in value
}
