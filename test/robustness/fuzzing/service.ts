import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsReader, type FactsReader } from '../../../server/src/language-service/facts-of.js';
import {
	createLanguageService,
	type LanguageService,
	type SourceDocument,
} from '../../../server/src/language-service/service.js';
import { ALL_RULES } from '../../../server/src/rules/all.js';
import type { Input } from './property.js';

const grammars = await loadGrammars();

/** So many services share what reads their files: making that costs more than most cases. */
const SERVICES_A_READER = 500;

/** Language services that know nothing of what others were asked, one a call. */
export class Services {
	private reader: FactsReader | undefined;
	private made = 0;

	async next(): Promise<LanguageService> {
		if (this.made++ % SERVICES_A_READER === 0) {
			this.reader = undefined;
		}
		this.reader ??= await createFactsReader(grammars);
		return createLanguageService({ ...this.reader, rules: ALL_RULES });
	}
}

/** An input as a document by itself. */
export function documentOf({ text, language }: Pick<Input, 'text' | 'language'>, version = 1): SourceDocument {
	return { uri: `file:///code.${language}`, languageId: language, version, text };
}
