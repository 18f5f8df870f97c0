// npm run settings: writes the settings of the rules into package.json, and the schema of .bindsight.json, after a rule or a
// setting was added.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemaFile, settingsFiles } from './lib/settings.mjs';

mkdirSync(path.dirname(schemaFile), { recursive: true });
for (const [file, content] of await settingsFiles()) {
	writeFileSync(file, content);
}
