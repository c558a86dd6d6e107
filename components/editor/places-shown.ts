/** A place that the editor was asked to show; `nonce` tells one request from the next. */
interface Request {
  readonly nonce: number
}

const last: Record<'reveal' | 'show', { projectId: string; nonce: number }> = {
  reveal: { projectId: '', nonce: 0 },
  show: { projectId: '', nonce: 0 },
}

/**
 * Whether a request is new. An editor that is closed and opened again finds the last request still in the
 * state: it was answered before and must not move the text once more.
 */
export function isNewRequest(kind: 'reveal' | 'show', projectId: string, request: Request | null): boolean {
  if (!request) return false
  const { projectId: before, nonce } = last[kind]
  if (before === projectId && nonce === request.nonce) return false
  last[kind] = { projectId, nonce: request.nonce }
  return true
}
