// What the manifest and the schema of .bindsight.json say of the settings, made from server/src/project, in each language.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './paths.mjs';

export const schemaFile = path.join(root, 'schemas', 'bindsight.schema.json');
export const manifestFile = path.join(root, 'package.json');

/** The manifest's sentences, by language. @type {Record<'en' | 'pt-BR', string>} */
export const sentencesFiles = {
	en: path.join(root, 'package.nls.json'),
	'pt-BR': path.join(root, 'package.nls.pt-br.json'),
};

/** A module that reads everything from where it stands. */
const project = `
import { speak, text } from './messages/text.js';
import { ACCOUNTS, projectFileJsonSchema, RULE_LEVELS, WINSOCK_MODELS } from './project/project-file-schema.js';
import { ALL_RULES } from './rules/all.js';

export default {
	schema: projectFileJsonSchema(),
	levels: RULE_LEVELS,
	accounts: ACCOUNTS,
	models: WINSOCK_MODELS,
	rules: ALL_RULES.map(({ name }) => name),
	summaries(locale) {
		speak(locale);
		return ALL_RULES.map(({ name, summary }) => ['rule.' + name, text(summary)]);
	},
};
`;

/**
 * @typedef {{ schema: object, levels: readonly string[], accounts: readonly string[], models: readonly string[],
 *   rules: readonly string[], summaries(locale: string): [id: string, sentence: string][] }} Project
 * @returns {Promise<Project>}
 */
async function readProject() {
	const { outputFiles } = await esbuild.build({
		stdin: { contents: project, resolveDir: path.join(root, 'server/src'), loader: 'ts' },
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
	const { schema, levels, accounts, models, rules, summaries } = await readProject();
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
	const { properties } = manifest.contributes.configuration;
	properties['bindsight.rules'].properties = Object.fromEntries(
		rules.map((name) => [name, { type: 'string', enum: levels, markdownDescription: `%rule.${name}%` }]),
	);
	properties['bindsight.account'].enum = ['auto', ...accounts];
	properties['bindsight.model'].enum = ['auto', ...models];
	return new Map([
		[schemaFile, json(schema)],
		[manifestFile, json(manifest)],
		...Object.entries(sentencesFiles).map(([locale, file]) => {
			const sentences = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
			const others = sentences.filter(([id]) => !id.startsWith('rule.'));
			return /** @type {const} */ ([file, json(Object.fromEntries([...others, ...summaries(locale)]))]);
		}),
	]);
}

/** @param {object} value */
function json(value) {
	return `${JSON.stringify(value, null, 2)}\n`;
}
