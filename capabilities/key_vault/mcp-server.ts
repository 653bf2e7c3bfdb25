import { serveOverStdio } from '#tool-server'
import { keyVault } from './capability.ts'
import { prices } from './prices.ts'

serveOverStdio(keyVault, { prices })
