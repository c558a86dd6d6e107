import { ok } from '@/lib/base'
import { answer, createProject, database, documentBody, listProjects, readBody } from '@/lib/server'
import { newProjectSchema } from '@/lib/store'

export function GET(request: Request): Promise<Response> {
  return answer(request, async () => ok(await listProjects(database())))
}

export function POST(request: Request): Promise<Response> {
  return answer(
    request,
    async () => {
      const body = await readBody(request, newProjectSchema, documentBody)
      return body.ok ? createProject(database(), body.value, new Date()) : body
    },
    201,
  )
}
