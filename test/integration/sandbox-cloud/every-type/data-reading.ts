import { attributesOf, type Block } from '../../../../sandbox/cloud/engine/schema.ts'
import { hasUnknown, type Value, type ValueObject } from '../../../../sandbox/cloud/protocol/value.ts'
import { shapeViolations } from './core-rules.ts'
import { change, demand, destroy, type Made, type Subject, sortedConfiguration } from './life-cycle.ts'
import { sampleConfiguration } from './sample-configuration.ts'

/** Reads a data source by what it requires; a resource of the type that stands `behind` it is made before. */
export async function expectDataReadable(subject: Subject, behind: Subject | undefined): Promise<void> {
  const { client, type, block } = subject
  const sample = sampleConfiguration({ ...subject, size: 'minimal' })
  const made = behind && (await change(behind, fullConfiguration(behind)))
  const config = made === undefined ? sample : asMade(block, sample, made)
  const problem = await client.validate('DataResource', type, config)
  demand('validate', problem === '' ? [] : [problem])
  const read = await client.readData(type, config)
  demand('read', read.problem === '' ? [] : [read.problem])
  demand('shape of the data', shapeViolations(block, read.state))
  demand('data', hasUnknown(read.state) ? ['something is unknown'] : [])
  if (behind !== undefined && made !== undefined) await destroy(behind, made)
}

function fullConfiguration(subject: Subject): ValueObject {
  return sortedConfiguration(subject.block, sampleConfiguration({ ...subject, size: 'maximal' }))
}

/** Asks for what was made: whatever the data source requires and the resource has. */
function asMade(block: Block, sample: ValueObject, made: Made): ValueObject {
  const asked = attributesOf(block).map(([name, attribute]): [string, Value] => {
    const value = made.state[name] ?? null
    return [name, attribute.required === true && value !== null ? value : (sample[name] ?? null)]
  })
  return { ...sample, ...Object.fromEntries(asked) }
}
