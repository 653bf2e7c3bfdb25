import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { readTar } from './tar.ts'

const decompress = promisify(brotliDecompress)
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** Pages of the tests are our own; nothing but this machine is to be reached. */
const launchArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/** A browser for tests, with everything it wrote in a folder that `close` removes. */
export interface TestBrowser {
  readonly browser: Browser
  close(): Promise<void>
}

/** Why this machine has no browser. */
export interface NoBrowser {
  readonly reason: string
}

/**
 * Starts the browser that `CHROMIUM_PATH` names, one in `PATH`, or the one that comes with an npm package, which runs on
 * Linux on x64 with glibc 2.34 or newer and needs nothing of the system. Only elsewhere there may be none.
 */
export async function startBrowser(): Promise<TestBrowser | NoBrowser> {
  const found = process.env['CHROMIUM_PATH'] ?? (await inPath())
  const bundles = process.platform === 'linux' && process.arch === 'x64'
  if (found === undefined && !bundles) {
    return {
      reason: `no browser for ${process.platform} on ${process.arch}: set CHROMIUM_PATH to a Chromium or Chrome`,
    }
  }
  const directory = await mkdtemp(join(tmpdir(), 'planwright-browser-'))
  const removeDirectory = () => rm(directory, { recursive: true, force: true, maxRetries: 5 })
  try {
    const program = found === undefined ? await unpack(directory) : { path: found, environment: {} }
    const browser = await chromium.launch({
      executablePath: program.path,
      args: launchArguments,
      env: { PATH: process.env['PATH'] ?? '', HOME: directory, ...program.environment },
    })
    return {
      browser,
      async close() {
        await browser.close()
        await removeDirectory()
      },
    }
  } catch (error) {
    await removeDirectory()
    const name = found ?? 'the Chromium of @sparticuz/chromium'
    throw new Error(`${name} does not start: set CHROMIUM_PATH to a Chromium or Chrome that does`, {
      cause: error,
    })
  }
}

async function inPath(): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name)
      const isThere = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
      if (isThere) return path
    }
  }
  return undefined
}

/** Writes the packed browser with its libraries and its font into a folder; about 210 MB. */
async function unpack(directory: string) {
  const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin')
  const read = async (name: string) => decompress(await readFile(join(packed, `${name}.br`)))
  const path = join(directory, 'chromium')
  await writeFile(path, await read('chromium'), { mode: 0o755 })
  for (const archive of ['al2023.tar', 'fonts.tar']) {
    for (const { name, content } of readTar(await read(archive))) {
      await mkdir(dirname(join(directory, name)), { recursive: true })
      await writeFile(join(directory, name), content, { mode: 0o755 })
    }
  }
  const fonts = join(directory, 'fonts.conf')
  const folders = [join(directory, 'fonts'), '/usr/share/fonts']
    .map((folder) => `<dir>${folder}</dir>`)
    .join('')
  await writeFile(
    fonts,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${folders}<cachedir>${join(directory, 'font-cache')}</cachedir></fontconfig>\n`,
  )
  return { path, environment: { LD_LIBRARY_PATH: join(directory, 'lib'), FONTCONFIG_FILE: fonts } }
}
