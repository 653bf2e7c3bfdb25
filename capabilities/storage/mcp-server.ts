import { serveOverStdio } from '#tool-server'
import { storage } from './capability.ts'
import { prices } from './prices.ts'

serveOverStdio(storage, { prices })
