import { type PanelTexts, TEXTS } from '../webview/texts.js';
import { BRAZILIAN_PORTUGUESE } from './panel-texts-pt-br.js';

/** The panel's sentences, by language as BCP 47 names it. */
export const PANEL_TEXTS: Readonly<Record<string, PanelTexts>> = { en: TEXTS, 'pt-BR': BRAZILIAN_PORTUGUESE };

/** The language that the panel speaks where VS Code speaks `displayLanguage`: English where there is no other. */
export function panelLanguage(displayLanguage: string): string {
	const [wanted] = displayLanguage.toLowerCase().split('-');
	return Object.keys(PANEL_TEXTS).find((language) => language.split('-')[0] === wanted) ?? 'en';
}

/** The panel's sentences in one of its languages. */
export function panelTexts(language: string): PanelTexts {
	return PANEL_TEXTS[language] ?? TEXTS;
}
