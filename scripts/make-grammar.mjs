// npm run grammar: writes the injection grammar anew from the knowledge, after a name was added there.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { colouredNames, grammarFile, grammarText } from './lib/grammar.mjs';

mkdirSync(path.dirname(grammarFile), { recursive: true });
writeFileSync(grammarFile, grammarText(await colouredNames()));
