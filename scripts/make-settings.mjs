// npm run settings: writes the settings of the rules into package.json and its translations, and the schemas of
// .bindsight.json, after a rule or a setting was added or its words have changed.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemaFiles, settingsFiles } from './lib/settings.mjs';

mkdirSync(path.dirname(schemaFiles.en), { recursive: true });
for (const [file, content] of await settingsFiles()) {
	writeFileSync(file, content);
}
