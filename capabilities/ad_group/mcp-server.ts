import { serveOverStdio } from '#tool-server'
import { adGroup } from './capability.ts'

serveOverStdio(adGroup)
