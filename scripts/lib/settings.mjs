// What the manifest and the schema of .bindsight.json say of the settings, made from server/src/project, in each language.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './paths.mjs';

export const manifestFile = path.join(root, 'package.json');

/** @typedef {'en' | 'pt-BR'} Language */

/** The schema of .bindsight.json, by language; the manifest's sentences name the one for the reader. @type {Record<Language, string>} */
export const schemaFiles = {
	en: path.join(root, 'schemas', 'bindsight.schema.json'),
	'pt-BR': path.join(root, 'schemas', 'bindsight.schema.pt-br.json'),
};

/** The manifest's sentences, by language. @type {Record<Language, string>} */
export const sentencesFiles = {
	en: path.join(root, 'package.nls.json'),
	'pt-BR': path.join(root, 'package.nls.pt-br.json'),
};

/**
 * A module that reads everything from where it stands, once the language is chosen: schemas hold their descriptions.
 * @param {string} language
 */
const project = (language) => `
import { speak, text } from './messages/text.js';

speak('${language}');
const schema = await import('./project/project-file-schema.js');
const { ALL_RULES } = await import('./rules/all.js');

export default {
	schema: schema.projectFileJsonSchema(),
	levels: schema.RULE_LEVELS,
	accounts: schema.ACCOUNTS,
	models: schema.WINSOCK_MODELS,
	rules: ALL_RULES.map(({ name, summary }) => ({ name, summary: text(summary) })),
};
`;

/**
 * @param {string} language
 * @typedef {{ schema: object, levels: readonly string[], accounts: readonly string[], models: readonly string[],
 *   rules: readonly { name: string, summary: string }[] }} Project
 * @returns {Promise<Project>}
 */
async function readProject(language) {
	const { outputFiles } = await esbuild.build({
		stdin: { contents: project(language), resolveDir: path.join(root, 'server/src'), loader: 'ts' },
		bundle: true,
		format: 'esm',
		platform: 'node',
		alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
		write: false,
	});
	const code = Buffer.from(outputFiles[0]?.text ?? '').toString('base64');
	return (await import(`data:text/javascript;base64,${code}`)).default;
}

/**
 * The files that hold settings, with what they ought to hold.
 * @returns {Promise<Map<string, string>>} the text by the file's path
 */
export async function settingsFiles() {
	const english = await readProject('en');
	const files = new Map([[manifestFile, manifestWith(english)]]);
	for (const language of /** @type {Language[]} */ (Object.keys(schemaFiles))) {
		const { schema, rules } = language === 'en' ? english : await readProject(language);
		files.set(schemaFiles[language], json(schema));
		files.set(sentencesFiles[language], sentencesWith(sentencesFiles[language], rules));
	}
	return files;
}

/** @param {Project} project */
function manifestWith({ levels, accounts, models, rules }) {
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
	const { properties } = manifest.contributes.configuration;
	properties['bindsight.rules'].properties = Object.fromEntries(
		rules.map(({ name }) => [name, { type: 'string', enum: levels, markdownDescription: `%rule.${name}%` }]),
	);
	properties['bindsight.account'].enum = ['auto', ...accounts];
	properties['bindsight.model'].enum = ['auto', ...models];
	return json(manifest);
}

/** @param {string} file @param {Project['rules']} rules */
function sentencesWith(file, rules) {
	const sentences = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
	const ofRules = rules.map(({ name, summary }) => [`rule.${name}`, summary]);
	return json(Object.fromEntries([...sentences.filter(([id]) => !id.startsWith('rule.')), ...ofRules]));
}

/** @param {object} value */
function json(value) {
	return `${JSON.stringify(value, null, 2)}\n`;
}
