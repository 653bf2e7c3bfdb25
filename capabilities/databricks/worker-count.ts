import * as z from 'zod'

/** A number of machines that one cluster may have. */
export const workerCount = z
  .int('a number of workers is a whole number, such as 2')
  .min(0, 'a cluster cannot have fewer than 0 workers')
  .max(50, 'a cluster has at most 50 workers here')
