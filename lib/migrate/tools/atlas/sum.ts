import { sha256 } from '../../sha256.ts'

/**
 * The content of `atlas.sum`: the hash of each file stands for it and all before it, that of the first line
 * for the whole list.
 */
export function atlasSum(files: readonly { readonly name: string; readonly content: string }[]): string {
  let read = ''
  const lines = files.map(({ name, content }) => {
    read += name + content
    return { name, hash: base64(sha256(read)) }
  })
  const total = base64(sha256(lines.map(({ name, hash }) => name + hash).join('')))
  return `${[`h1:${total}`, ...lines.map(({ name, hash }) => `${name} h1:${hash}`)].join('\n')}\n`
}

function base64(hexadecimal: string): string {
  let bytes = ''
  for (let at = 0; at < hexadecimal.length; at += 2) {
    bytes += String.fromCharCode(Number.parseInt(hexadecimal.slice(at, at + 2), 16))
  }
  return btoa(bytes)
}
