import { serveOverStdio } from '#tool-server'
import { dns } from './capability.ts'
import { prices } from './estimate.ts'

serveOverStdio(dns, { prices })
