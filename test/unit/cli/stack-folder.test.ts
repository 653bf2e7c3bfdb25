import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkStackFolder, writeStackFolder } from '../../../src/cli/render/stack-folder.ts'
import { verifies } from '../../scenarios/requirements.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stack-folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const filesOf = (team: string, content = 'x') => ({
  [`stacks/dev/${team}/one/main.tf`]: content,
  [`stacks/dev/${team}/one/planwright.yaml`]: content,
})

/** Every file below a folder: path -> content. */
async function contentOf(path: string): Promise<Record<string, string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const read = files.map(async (file) => [file.slice(path.length + 1), await readFile(file, 'utf8')])
  return Object.fromEntries(await Promise.all(read))
}

async function write(path: string, content = 'mine'): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), content)
}

describe('a folder of rendered stacks', () => {
  it('is made with those above it, and holds the files and nothing else', async () => {
    const out = join(folder, 'a', 'b')
    await checkStackFolder(out)
    await writeStackFolder(out, filesOf('data'))
    expect(await contentOf(out)).toEqual(filesOf('data'))
    expect(await readdir(out)).toEqual(['stacks'])
  })

  it('is replaced as a whole, with what a rendering that was killed left', async () => {
    await writeStackFolder(folder, filesOf('data'))
    await write('.planwright-render-abc/before/dev/x')
    await checkStackFolder(folder)
    await writeStackFolder(folder, filesOf('web', 'y'))
    expect(await contentOf(folder)).toEqual(filesOf('web', 'y'))
    expect(await readdir(folder)).toEqual(['stacks'])
  })

  it.each([
    'notes.txt',
    'stacks/notes.txt',
    'stacks/dev/data/notes.txt',
    'stacks/dev/data/one/extra.tf',
    'stacks/dev/data/one/.terraform/x',
    'stacks/dev/data/other/main.tf',
  ])(verifies(['render.foreign'], 'is refused when it holds %s'), async (foreign) => {
    await writeStackFolder(folder, filesOf('data'))
    await write(foreign)
    await expect(checkStackFolder(folder)).rejects.toThrow(
      /^--out .+ holds .+, which is no rendered stack; name an empty or new folder$/,
    )
  })

  it('keeps its old stacks when the new ones cannot be written', async () => {
    await writeStackFolder(folder, filesOf('data'))
    const impossible = { ...filesOf('web'), [`stacks/dev/web/${'n'.repeat(300)}/main.tf`]: 'x' }
    await expect(writeStackFolder(folder, impossible)).rejects.toThrow('cannot be written')
    expect(await contentOf(folder)).toEqual(filesOf('data'))
    expect(await readdir(folder)).toEqual(['stacks'])
  })

  it('is not left behind when nothing could be written to it', async () => {
    const out = join(folder, 'out')
    const impossible = { [`stacks/dev/web/${'n'.repeat(300)}/main.tf`]: 'x' }
    await expect(writeStackFolder(out, impossible)).rejects.toThrow('cannot be written')
    expect(await readdir(folder)).toEqual([])
  })

  it('is refused in one sentence where no folder can be', async () => {
    await write('file')
    const sealed = join(folder, 'sealed')
    await mkdir(sealed)
    await chmod(sealed, 0o500)
    const below = process.getuid?.() === 0 ? '/proc/rendered/out' : join(sealed, 'out')
    for (const out of [join(folder, 'file'), join(folder, 'file', 'out'), below]) {
      const writing = checkStackFolder(out).then(() => writeStackFolder(out, filesOf('data')))
      await expect(writing).rejects.toThrow(/^--out \S+ cannot be written: .+; name another folder$/)
    }
  })
})
