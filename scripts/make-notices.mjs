// npm run notices: writes the third-party notices of both packages anew, from what is bundled into them.
import { writeFileSync } from 'node:fs';
import { noticesFiles } from './lib/notices-files.mjs';

for (const [file, text] of await noticesFiles()) {
	writeFileSync(file, text);
}
