import { type FrameMessage, STATE, THEME } from './messages.js';

/*
 * What VS Code gives the panel's page, given by the playground's page. It runs before the panel. The frame's origin is its
 * own, so that the two share nothing but messages.
 */
const given = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
const tell = (message: FrameMessage) => parent.postMessage(message, '*');

let state: unknown = JSON.parse(given(STATE));

Object.assign(window, {
	acquireVsCodeApi: () => ({
		postMessage: (message: unknown) => tell({ frame: 'said', message }),
		getState: () => state,
		setState(next: unknown) {
			state = next;
			tell({ frame: 'state', state });
		},
	}),
});

function useTheme(theme: string): void {
	document.documentElement.dataset.theme = theme;
}

useTheme(given(THEME));
new ResizeObserver(() => tell({ frame: 'height', height: document.body.offsetHeight })).observe(document.body);
window.addEventListener('message', ({ data, source }) => {
	if (source === parent && typeof data?.theme === 'string') {
		useTheme(data.theme);
	}
});
