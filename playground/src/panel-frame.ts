import script from 'frame:script';
import style from 'frame:style';
import { htmlAttribute } from '../../client/panel-host/html-attribute.js';
import { panelTexts } from '../../client/panel-host/panel-texts.js';
import type { HostMessage } from '../../client/webview/messages.js';
import { type FrameMessage, STATE, THEME } from './frame/messages.js';
import type { Theme } from './preferences.js';
import { framePage } from './trusted.js';

/** What the page hears of the panel. */
export interface FrameEvents {
	/** The panel's own words. */
	said(message: unknown): void;
}

/** The panel in a frame of its own: the page that VS Code shows, with the same policy and nothing of this page at hand. */
export class PanelFrame {
	/** What the panel keeps. */
	state: unknown = null;

	constructor(
		private readonly frame: HTMLIFrameElement,
		events: FrameEvents,
	) {
		window.addEventListener('message', ({ data, source }: MessageEvent<FrameMessage>) => {
			if (source !== frame.contentWindow) {
				return;
			}
			switch (data.frame) {
				case 'said':
					events.said(data.message);
					break;
				case 'state':
					this.state = data.state;
					break;
				case 'height':
					frame.style.setProperty('--panel-height', `${data.height}px`);
					break;
			}
		});
	}

	/** Makes the panel's page afresh; it begins with `state`, and says `ready` when it listens. */
	open(language: string, theme: Theme, state: unknown): void {
		this.state = state;
		this.frame.srcdoc = framePage(pageWith({ language, theme, state }));
	}

	post(message: HostMessage): void {
		// The frame has an origin that nobody can name; only it holds this window.
		this.frame.contentWindow?.postMessage(message, '*');
	}

	useTheme(theme: Theme): void {
		this.frame.contentWindow?.postMessage({ theme }, '*');
	}

	focus(): void {
		this.frame.focus();
		this.frame.scrollIntoView({ block: 'nearest' });
	}
}

function pageWith({ language, theme, state }: { language: string; theme: Theme; state: unknown }): string {
	const meta = (name: string, content: string) => `<meta name="${name}" content="${htmlAttribute(content)}">`;
	return `<!DOCTYPE html>
<html lang="${htmlAttribute(language)}">
<head>
<meta charset="utf-8">
${meta('bindsight-texts', JSON.stringify(panelTexts(language)))}
${meta(STATE, JSON.stringify(state ?? null))}
${meta(THEME, theme)}
<base target="_blank">
<title>Bindsight</title>
<style>${style}</style>
</head>
<body>
<script>${script}</script>
</body>
</html>
`;
}
