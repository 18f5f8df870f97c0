// npm run new-rule NAME: lays down a rule that runs, with its page, fixtures, test and sentences. CONTRIBUTING.md goes on.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { settingsFiles } from '../lib/settings.mjs';
import { newRuleFiles, testsOf } from './files.mjs';

const usage = `Usage: npm run new-rule NAME

Lays down a rule that runs: its module, page, fixtures, test, and its sentences in both languages, and names it in the
catalogue, the README and the settings. TODO stands wherever something has to be thought of; a test finds what is left.

  NAME    says what is wrong, in words such as unchecked-bind
`;

/** @param {string} file @param {string} text */
function write(file, text) {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}

const [name, ...more] = process.argv.slice(2);
if (name === '--help' || name === '-h') {
	process.stdout.write(usage);
} else {
	try {
		if (name === undefined || more.length > 0) throw new Error('One NAME is needed.');
		const files = newRuleFiles(name);
		for (const [file, text] of files) write(path.join(root, file), text);
		for (const [file, text] of await settingsFiles()) write(file, text);
		const left = [...files].filter(([, text]) => text.includes('TODO')).map(([file]) => `  ${file}\n`);
		process.stdout.write(`The rule ${name} runs. TODO is left in:\n${left.join('')}`);
		process.stdout.write(`Its tests: npx vitest run ${testsOf(name).join(' ')}\n`);
	} catch (error) {
		process.stderr.write(`${/** @type {Error} */ (error).message}\n\n${usage}`);
		process.exitCode = 2;
	}
}
