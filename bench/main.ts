import { browserFigures } from './browser.ts'
import { printFigures } from './measure.ts'
import { migratingFigures } from './migrating.ts'
import { readingFigures } from './reading.ts'
import { reviewingFigures } from './reviewing.ts'

/** `npm run bench`: the first argument is the browser's path, where one was found. */
const executablePath = process.argv[2] || undefined

printFigures('Reading and writing', readingFigures())
printFigures('Reviewing', reviewingFigures())
printFigures('Comparing and migrating', migratingFigures())
printFigures('In the browser (1920×1080, software rendering)', await browserFigures(executablePath))
