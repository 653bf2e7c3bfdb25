import '../node-version.ts'
import { startCloud } from '../../sandbox/cloud/cloud.ts'
import { PlanwrightError } from '../domain/errors.ts'
import { changeResource } from './sandbox/change-resource.ts'
import { openCloudFolder, prepareCloudFolder, readResources } from './sandbox/cloud-folder.ts'
import { readSandboxCommand, type TerraformCommand } from './sandbox/command.ts'
import { readFaultFile } from './sandbox/fault-file.ts'
import { findResource } from './sandbox/find-resource.ts'
import { SANDBOX_HELP } from './sandbox/help.ts'
import { mirrorLines } from './sandbox/mirror.ts'
import { resourceTable } from './sandbox/resource-table.ts'
import { runTerraform, workFolderOf } from './sandbox/run-terraform.ts'
import { assertSandboxState } from './sandbox/state-guard.ts'

const { stdout, stderr } = process

/** `npm run sandbox`: terraform on the sandbox cloud, and what exists in it. Answers with the exit code. */
async function main(): Promise<number> {
  const request = readSandboxCommand(process.argv.slice(2))
  switch (request.command) {
    case 'help':
      stdout.write(SANDBOX_HELP)
      return 0
    case 'terraform':
      return onCloud(request)
    case 'mirror':
      stdout.write(await mirrorLines(request))
      return 0
    case 'list': {
      const resources = await readResources(await openCloudFolder(request.cloud))
      stdout.write(request.json ? `${JSON.stringify(resources, null, 2)}\n` : resourceTable(resources))
      return 0
    }
    case 'show': {
      const resources = await readResources(await openCloudFolder(request.cloud))
      stdout.write(`${JSON.stringify(findResource(resources, request.resource), null, 2)}\n`)
      return 0
    }
    case 'set':
    case 'delete':
      stdout.write(`${await changeResource(await openCloudFolder(request.cloud), request)}\n`)
      return 0
  }
}

async function onCloud(request: TerraformCommand): Promise<number> {
  await assertSandboxState(workFolderOf(request.args))
  const faults = request.faults === undefined ? [] : await readFaultFile(request.faults)
  await prepareCloudFolder(request.cloud)
  const cloud = await startCloud({ directory: request.cloud, timeScale: request.timeScale, faults })
  try {
    stderr.write(`On the sandbox cloud in ${request.cloud}: nothing here is real.\n`)
    return await runTerraform({
      binary: process.env['TERRAFORM_BINARY'] ?? 'terraform',
      args: request.args,
      cloud: cloud.environment,
      person: process.env,
    })
  } finally {
    await cloud.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  stderr.write(`sandbox: ${error.message}\n`)
  process.exitCode = 1
}
