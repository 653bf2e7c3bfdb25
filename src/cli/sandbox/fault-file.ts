import { readFile } from 'node:fs/promises'
import type { Fault } from '../../../sandbox/cloud/engine/faults.ts'
import { parseFaults } from '../../../sandbox/cloud/fault-file.ts'
import { InputError } from '../../domain/errors.ts'

/** @throws InputError when the file is missing or has a mistake in it. */
export async function readFaultFile(file: string): Promise<Fault[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new InputError(`the fault file ${file} cannot be read`, { cause: error })
  }
  try {
    return parseFaults(text, file)
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
