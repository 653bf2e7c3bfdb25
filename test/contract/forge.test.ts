import { createMemoryForge } from '../support/memory-forge.ts'
import { describeForge } from './forge.ts'
import { openForgeOnDouble } from './forge-on-double.ts'

describeForge('the forge in memory', (files) => Promise.resolve(createMemoryForge(files)))
describeForge('the forge on GitHub', openForgeOnDouble)
