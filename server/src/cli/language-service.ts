import { loadGrammars } from '../host/node/grammars.js';
import type { LanguageService } from '../language-service/service.js';
import { createServiceFrom } from '../language-service/service-from-grammars.js';

let service: Promise<LanguageService> | undefined;

/** The one language service of this process, with every rule. Made when it is first asked for. */
export function languageService(): Promise<LanguageService> {
	service ??= loadGrammars().then(createServiceFrom);
	return service;
}
