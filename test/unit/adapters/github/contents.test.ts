import { describe, expect, it } from 'vitest'
import { useHttpMock } from '../../../support/http-mock.ts'
import { mockedForge, origin, root } from './mocked-forge.ts'

function file(name: string, change: object = {}) {
  return { type: 'file', name, path: `folder/${name}`, sha: `sha-of-${name}`, size: 5, ...change }
}

function encoded(bytes: string | Buffer) {
  return { encoding: 'base64', content: Buffer.from(bytes).toString('base64') }
}

describe('contents of a repository', () => {
  const github = useHttpMock(origin)
  const { repository } = mockedForge()
  const folder = () => github().get(`${root}/contents/folder`).query({ ref: 'abc' })

  it('refuses a file whose content GitHub leaves out because of its size', async () => {
    const large = file('big.txt', { size: 900_000, encoding: 'none', content: '' })
    github().get(`${root}/contents/big.txt`).reply(200, large)
    await expect(repository.readFile('big.txt')).rejects.toThrow('big.txt of acme/infra is larger than')
  })

  it('refuses a large file in a folder before it reads any', async () => {
    folder().reply(200, [file('a.tf'), file('b.tf', { size: 1_000_001 })])
    await expect(repository.readFolder('folder', 'abc')).rejects.toThrow(
      'folder/b.tf of acme/infra is larger',
    )
  })

  it('refuses a folder with more files than GitHub lists', async () => {
    folder().reply(
      200,
      Array.from({ length: 1000 }, (_, index) => file(`${index}.tf`)),
    )
    await expect(repository.readFolder('folder', 'abc')).rejects.toThrow('holds too many files')
  })

  it('refuses bytes that are no UTF-8', async () => {
    const bytes = { ...file('a.bin'), ...encoded(Buffer.from([0xff, 0xfe, 0x41])) }
    github().get(`${root}/contents/a.bin`).reply(200, bytes)
    await expect(repository.readFile('a.bin')).rejects.toThrow('is no text in UTF-8')
  })

  it('keeps a byte order mark, so that a changed file never reads as unchanged', async () => {
    github()
      .get(`${root}/contents/a.tf`)
      .reply(200, { ...file('a.tf'), ...encoded('\uFEFFa = 1') })
    expect(await repository.readFile('a.tf')).toBe('\uFEFFa = 1')
  })

  it('reads a link in a folder as the path it points to and leaves folders and submodules out', async () => {
    const kinds = [
      file('a.tf', { type: 'symlink' }),
      file('b', { type: 'dir' }),
      file('c', { type: 'submodule' }),
    ]
    folder().reply(200, kinds)
    github().get(`${root}/git/blobs/sha-of-a.tf`).reply(200, encoded('../secret'))
    expect(await repository.readFolder('folder', 'abc')).toEqual({ 'a.tf': '../secret' })
  })

  it('reads a commit that GitHub does not know yet as an error to repeat, not as an absent file', async () => {
    folder().reply(404, { message: 'No commit found for the ref abc' })
    await expect(repository.readFolder('folder', 'abc')).rejects.toMatchObject({
      status: 404,
      retryable: true,
    })
  })
})
