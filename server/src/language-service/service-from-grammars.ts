import { ALL_RULES } from '../rules/all.js';
import type { Grammars } from '../syntax/grammars.js';
import { createFactsReader } from './facts-of.js';
import { createLanguageService, type LanguageService } from './service.js';

/** The language service with every rule. Rejects where the grammars cannot be loaded. `begins` is called before a file is read. */
export async function createServiceFrom(grammars: Grammars, begins?: (uri: string) => void): Promise<LanguageService> {
	return createLanguageService({ ...(await createFactsReader(grammars, [], begins)), rules: ALL_RULES });
}
