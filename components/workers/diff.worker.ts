import { diffRows } from '../dialogs/diff-rows'

/** Compares two texts by lines; large and unlike ones take seconds, which the page does not have. */
self.addEventListener('message', ({ data }: MessageEvent<readonly [string, string]>) => {
  self.postMessage(diffRows(...data))
})
