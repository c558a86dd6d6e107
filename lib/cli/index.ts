import { main } from './main.ts'
import { nodeIo } from './node-io.ts'

/** The command line's entry: `process.exitCode` is set, so that pipes are drained before it ends. */
process.exitCode = await main(process.argv.slice(2), nodeIo)
