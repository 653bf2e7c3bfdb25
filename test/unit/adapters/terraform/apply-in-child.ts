import { readFileSync } from 'node:fs'
import { createTerraform } from '../../../../src/adapters/terraform/create-terraform.ts'

const { options, run, approval } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
await createTerraform(options).apply(
  { run, approval, attempt: 1, onProgress: () => undefined },
  new AbortController().signal,
)
