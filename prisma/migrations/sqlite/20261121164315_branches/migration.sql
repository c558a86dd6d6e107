-- Added in place: making "Project" anew would drop the old one, and that deletes what refers to it.
ALTER TABLE "Project" ADD COLUMN "rowCounts" TEXT NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "Branch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "text" BLOB NOT NULL,
    "layout" TEXT NOT NULL,
    "dismissals" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "tableCount" INTEGER NOT NULL DEFAULT 0,
    "saves" TEXT NOT NULL,
    "versionAt" DATETIME NOT NULL,
    "versionRevision" INTEGER NOT NULL,
    "parentId" TEXT,
    "parentRevision" INTEGER,
    "forkText" BLOB,
    CONSTRAINT "Branch_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Each document becomes the first branch of its project.
INSERT INTO "Branch" ("id", "projectId", "name", "createdAt", "updatedAt", "text", "layout", "dismissals", "revision", "tableCount", "saves", "versionAt", "versionRevision")
SELECT d."projectId", d."projectId", 'main', p."createdAt", p."updatedAt", d."text", d."layout", d."dismissals", d."revision", p."tableCount", d."saves", d."versionAt", d."versionRevision"
FROM "Document" d JOIN "Project" p ON p."id" = d."projectId";

-- DropTable
DROP TABLE "Document";

-- Versions go to that branch.
CREATE TABLE "new_Version" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "branchId" TEXT NOT NULL,
    "name" TEXT,
    "revision" INTEGER NOT NULL,
    "tableCount" INTEGER NOT NULL,
    "text" BLOB NOT NULL,
    "layout" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Version_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Version" ("id", "branchId", "name", "revision", "tableCount", "text", "layout", "createdAt")
SELECT "id", "projectId", "name", "revision", "tableCount", "text", "layout", "createdAt" FROM "Version";
DROP TABLE "Version";
ALTER TABLE "new_Version" RENAME TO "Version";

-- CreateIndex
CREATE UNIQUE INDEX "Branch_projectId_name_key" ON "Branch"("projectId", "name");

-- CreateIndex
CREATE INDEX "Version_branchId_createdAt_idx" ON "Version"("branchId", "createdAt");
