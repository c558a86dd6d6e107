import { answer, database, readVersion } from '@/lib/server'

interface Context {
  readonly params: Promise<{ readonly id: string; readonly version: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const { id, version } = await params
    return readVersion(database(), id, version)
  })
}
