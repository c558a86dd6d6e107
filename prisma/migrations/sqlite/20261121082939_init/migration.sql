-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "dialect" TEXT NOT NULL,
    "tableCount" INTEGER NOT NULL DEFAULT 0,
    "thumbnail" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Document" (
    "projectId" TEXT NOT NULL PRIMARY KEY,
    "text" BLOB NOT NULL,
    "layout" TEXT NOT NULL,
    "dismissals" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "saves" TEXT NOT NULL,
    "versionAt" DATETIME NOT NULL,
    "versionRevision" INTEGER NOT NULL,
    CONSTRAINT "Document_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Version" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "name" TEXT,
    "revision" INTEGER NOT NULL,
    "tableCount" INTEGER NOT NULL,
    "text" BLOB NOT NULL,
    "layout" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Version_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Project_updatedAt_idx" ON "Project"("updatedAt");

-- CreateIndex
CREATE INDEX "Version_projectId_createdAt_idx" ON "Version"("projectId", "createdAt");
