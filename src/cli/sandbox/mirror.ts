import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { mirrorPlatform, quoted, writeMirror } from '../../../sandbox/cloud/plugin/mirror.ts'
import { ConfigError } from '../../domain/errors.ts'
import { prepareCloudFolder } from './cloud-folder.ts'

/**
 * Writes a mirror for terraform in a person's own shell and answers with the two lines to type there.
 * @throws ConfigError when the folder cannot be written or the platform has no shell scripts.
 */
export async function mirrorLines(request: {
  readonly folder: string
  readonly cloud: string
  readonly timeScale: number
}): Promise<string> {
  const platform = mirrorPlatform(process.platform, process.arch)
  if (platform === undefined) {
    throw new ConfigError(
      `a mirror needs a POSIX shell, which ${process.platform} on ${process.arch} has not; use "sandbox -- terraform"`,
    )
  }
  const [folder, cloud] = [resolve(request.folder), resolve(request.cloud)]
  await prepareCloudFolder(cloud)
  try {
    await mkdir(folder, { recursive: true })
    const configuration = await writeMirror({ folder, cloud, platform, timeScale: request.timeScale })
    return `export TF_CLI_CONFIG_FILE=${quoted(configuration)}\nterraform init && terraform apply\n`
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigError(`the mirror cannot be written to ${folder}: ${reason}`, { cause: error })
  }
}
