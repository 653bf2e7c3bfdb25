import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { createServer } from './message-queue.ts'

serveStdio(createServer)
