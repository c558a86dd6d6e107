/** The remedy as advice: that there is no fix is said by there being none. */
export function guidanceOf(remedy: string): string {
  const opening = noFix.find((words) => remedy.startsWith(words))
  if (opening === undefined) return remedy
  const advice = remedy.slice(opening.length)
  return advice.charAt(0).toUpperCase() + advice.slice(1)
}

const noFix = ['None: ', 'None here: ', 'None in the file: '] as const
