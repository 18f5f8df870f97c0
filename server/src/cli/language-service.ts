import { loadGrammars } from '../host/node/grammars.js';
import { createFactsReader } from '../language-service/facts-of.js';
import { createLanguageService, type LanguageService } from '../language-service/service.js';
import { ALL_RULES } from '../rules/all.js';

let service: Promise<LanguageService> | undefined;

/** The one language service of this process, with every rule. Made when it is first asked for. */
export function languageService(): Promise<LanguageService> {
	service ??= create();
	return service;
}

async function create(): Promise<LanguageService> {
	return createLanguageService({ ...(await createFactsReader(await loadGrammars())), rules: ALL_RULES });
}
