import { ALL_RULES } from '../rules/all.js';
import type { Grammars } from '../syntax/grammars.js';
import { createFactsReader } from './facts-of.js';
import { createLanguageService, type LanguageService } from './service.js';

/** The language service with every rule. Rejects where the grammars cannot be loaded. */
export async function createServiceFrom(grammars: Grammars): Promise<LanguageService> {
	return createLanguageService({ ...(await createFactsReader(grammars)), rules: ALL_RULES });
}
