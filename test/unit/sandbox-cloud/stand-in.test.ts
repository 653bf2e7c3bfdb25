import { execa } from 'execa'
import { expect, test, vi } from 'vitest'
import { startStandIn } from '../../../sandbox/cloud/stand-in.ts'

/** A process that has ended stays as a zombie where nobody asks how. */
const isOver = async (pid: number) => {
  const { stdout } = await execa('ps', ['-o', 'stat=', '-p', String(pid)], { reject: false })
  return stdout.trim() === '' || stdout.startsWith('Z')
}
const over = (pid: number) =>
  vi.waitFor(async () => expect(await isOver(pid)).toBe(true), { timeout: 20_000, interval: 50 })

test('waits until it is stopped', async () => {
  const standIn = startStandIn()
  expect(await isOver(standIn.pid)).toBe(false)
  await standIn.stop()
  expect(await isOver(standIn.pid)).toBe(true)
})

test('can be stopped after terraform has killed it', async () => {
  const standIn = startStandIn()
  process.kill(standIn.pid, 'SIGKILL')
  await over(standIn.pid)
  await expect(standIn.stop()).resolves.toBeUndefined()
})

test('ends with the process that started it, even one that is killed', async () => {
  const module = new URL('../../../sandbox/cloud/stand-in.ts', import.meta.url).href
  const script = `
    import { startStandIn } from ${JSON.stringify(module)}
    process.stdout.write(String(startStandIn().pid))
    setInterval(() => undefined, 60_000)`
  const owner = execa(process.execPath, ['--input-type=module', '-e', script], { reject: false })
  const pid = await new Promise<number>((resolve) => {
    owner.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())))
  })
  expect(await isOver(pid)).toBe(false)
  owner.kill('SIGKILL')
  await owner
  await over(pid)
})
