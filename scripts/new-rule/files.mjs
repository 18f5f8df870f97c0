// The files of a new rule, and those that name every rule.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { camelCase, english, fixtures, portuguese, ruleModule, rulePage, ruleTest, sentences } from './templates.mjs';

const catalogue = 'server/src/rules/all.ts';
const END_OF_SENTENCES = '} as const satisfies Record<string, string>;\n';

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/**
 * Everything that is written for a new rule.
 * @param {string} name
 * @returns {Map<string, string>} the text by the file's path in the project
 * @throws where the name cannot be one, or is taken
 */
export function newRuleFiles(name) {
	if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name)) {
		throw new Error(`"${name}" is no name for a rule: it says what is wrong, in words such as unchecked-bind.`);
	}
	const file = `server/src/rules/${name}.ts`;
	if (existsSync(path.join(root, file))) {
		throw new Error(`There is ${file} already.`);
	}
	const files = new Map([
		[file, ruleModule(name)],
		[`docs/rules/${name}.md`, rulePage(name)],
		[`test/unit/rules/${name}.test.ts`, ruleTest(name)],
	]);
	for (const [fixture, code] of Object.entries(fixtures)) {
		files.set(`test/fixtures/rules/${name}/${fixture}`, code);
	}
	return new Map([...files, ...changedFiles(name)]);
}

/** What vitest is told to run the tests of one rule, and few besides. @param {string} name */
export function testsOf(name) {
	return ['rules/catalogue', 'rules/pages', 'rules/fixtures', `rules/${name}`, '-t', name];
}

/** @param {string} name @returns {[string, string][]} */
function changedFiles(name) {
	const inEnglish = 'server/src/messages/english/rules.ts';
	const inPortuguese = 'server/src/messages/portuguese/rules.ts';
	return [
		[catalogue, catalogueOf([...namesIn(read(catalogue)), name])],
		[inEnglish, withSentences(inEnglish, sentences(name, english.summary, english.finding))],
		[inPortuguese, withSentences(inPortuguese, sentences(name, portuguese.summary, portuguese.finding))],
		['README.md', withRow(read('README.md'), `| [${name}](docs/rules/${name}.md) | TODO: what is wrong |`)],
	];
}

/** The names of the rules that a catalogue holds. @param {string} module @returns {string[]} */
export function namesIn(module) {
	return [...module.matchAll(/^import \{ \w+ \} from '\.\/([\w-]+)\.js';$/gm)].map(([, name = '']) => name);
}

/** The module that holds all rules, by name. @param {readonly string[]} names */
export function catalogueOf(names) {
	const rules = [...names].sort();
	const imports = [
		...rules.map((name) => `import { ${camelCase(name)} } from './${name}.js';`),
		"import type { Rule } from './rule.js';",
	].sort((a, b) => (moduleOf(a) < moduleOf(b) ? -1 : 1));
	const list = rules.map((name) => `\t${camelCase(name)},\n`).join('');
	return `${imports.join('\n')}\n\n/** Every rule, by name. */\nexport const ALL_RULES: readonly Rule[] = [\n${list}];\n`;
}

/** @param {string} line an import */
function moduleOf(line) {
	return line.slice(line.indexOf("'"));
}

/** @param {string} file @param {string} lines */
function withSentences(file, lines) {
	const text = read(file);
	if (!text.endsWith(END_OF_SENTENCES)) throw new Error(`${file} does not end as a catalogue of sentences does.`);
	return text.slice(0, -END_OF_SENTENCES.length) + lines + END_OF_SENTENCES;
}

/** The README with another row in its table of rules. @param {string} readme @param {string} row */
function withRow(readme, row) {
	const rows = [...readme.matchAll(/^\| \[[\w-]+\]\(docs\/rules\/.*\|\n/gm)];
	const last = rows.at(-1);
	if (!last) throw new Error('README.md has no table of rules.');
	const end = last.index + last[0].length;
	return `${readme.slice(0, end)}${row}\n${readme.slice(end)}`;
}
