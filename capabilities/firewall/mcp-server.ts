import { serveOverStdio } from '#tool-server'
import { firewall } from './capability.ts'

serveOverStdio(firewall)
