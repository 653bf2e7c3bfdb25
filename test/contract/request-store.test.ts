import { createMemoryStore } from '../support/memory-store.ts'
import { describeRequestStore } from './request-store.ts'

describeRequestStore('memory store', () => Promise.resolve(createMemoryStore()))
