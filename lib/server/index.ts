/** Persistence and the API's rules. The only importer of Prisma. */
export { database } from './database.ts'
export { answer, documentBody, readBody, smallBody } from './http.ts'
export { createProject, deleteProject, listProjects, readProject, renameProject } from './projects.ts'
export { saveDocument } from './save.ts'
export { listVersions, nameVersion, readVersion } from './versions.ts'
