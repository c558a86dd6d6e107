import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './process.mjs'

/**
 * Does `work` unless it was done before on the same inputs: files or folders, by content, and the
 * version of Node. The stamp is written last, so an interrupted step is done again.
 */
export async function step(name, { inputs, outputs = [], stamp = `generated/stamps/${name}` }, work) {
  const file = join(root, stamp)
  const wanted = digest(inputs)
  const done = existsSync(file) && readFileSync(file, 'utf8') === wanted
  if (done && outputs.every((output) => existsSync(join(root, output)))) return false
  rmSync(file, { force: true })
  const start = Date.now()
  // On stderr: the output of a command line belongs to whoever called it.
  console.error(`• ${name} …`)
  await work()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, wanted)
  console.error(`  ${name} done in ${((Date.now() - start) / 1000).toFixed(1)} s`)
  return true
}

/** One hash over the paths and contents of all files under the inputs. */
function digest(inputs) {
  const hash = createHash('sha256').update(process.version)
  for (const input of inputs) {
    for (const file of filesUnder(input)) {
      hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
    }
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return []
  if (!statSync(absolute).isDirectory()) return [path]
  return (
    readdirSync(absolute, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      // What only tests read changes nothing that is built.
      .filter((entry) => entry.name !== 'fixtures' && !/\.test\.tsx?$/.test(entry.name))
      .flatMap((entry) => {
        const inner = `${path}/${entry.name}`
        return entry.isDirectory() ? filesUnder(inner) : entry.isFile() ? [inner] : []
      })
  )
}
