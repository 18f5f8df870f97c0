import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifestFile, schemaFiles, sentencesFiles, settingsFiles } from '../../scripts/lib/settings.mjs';
import { PROJECT_FILE } from '../../server/src/project/project-file-schema.js';
import { ALL_RULES } from '../../server/src/rules/all.js';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const { contributes } = json(manifestFile);
const settings = contributes.configuration.properties;

describe('the settings in the manifest, and the schema of .bindsight.json', () => {
	it('are what scripts/make-settings.mjs makes of server/src/project (npm run settings writes them anew)', async () => {
		for (const [file, content] of await settingsFiles()) {
			expect(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'), file).toBe(content);
		}
	}, 30_000);

	it('name every rule of the catalogue, and no other', () => {
		const names = ALL_RULES.map(({ name }) => name);
		expect(Object.keys(settings['bindsight.rules'].properties)).toEqual(names);
		for (const schema of Object.values(schemaFiles).map(json)) {
			expect(Object.keys(schema.properties.rules.properties)).toEqual(names);
		}
	});

	it('describe each value that can be chosen', () => {
		const named = JSON.stringify(contributes.configuration).match(/%[^%]+%/g) ?? [];
		for (const sentences of Object.values(sentencesFiles).map(json)) {
			expect(named.filter((name) => !(name.slice(1, -1) in sentences))).toEqual([]);
		}
		for (const { enum: values, enumDescriptions } of Object.values<Record<string, string[]>>(settings)) {
			expect(enumDescriptions?.length).toBe(values?.length);
		}
	});

	it('are given to editors for the file of that name, in which comments may stand', () => {
		expect(contributes.jsonValidation).toEqual([{ fileMatch: PROJECT_FILE, url: '%schema.url%' }]);
		expect(json(sentencesFiles.en)['schema.url']).toBe('./schemas/bindsight.schema.json');
		expect(json(sentencesFiles['pt-BR'])['schema.url']).toBe('./schemas/bindsight.schema.pt-br.json');
		expect(contributes.languages).toEqual([{ id: 'jsonc', filenames: [PROJECT_FILE] }]);
	});
});
