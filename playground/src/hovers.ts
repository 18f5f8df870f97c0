import { StateEffect, StateField } from '@codemirror/state';
import {
	closeHoverTooltips,
	type EditorView,
	hasHoverTooltips,
	hoverTooltip,
	keymap,
	showTooltip,
	type Tooltip,
} from '@codemirror/view';

/** What to show over a place of the text: from where, and what; null where there is nothing to say. */
export type AskHover = (
	view: EditorView,
	offset: number,
) => Promise<{ from: number; to: number; dom: HTMLElement } | null>;

const show = StateEffect.define<Tooltip | null>();

/** What the keyboard asked for; it goes when the cursor or the text does. */
const asked = StateField.define<Tooltip | null>({
	create: () => null,
	update(tooltip, transaction) {
		const effect = transaction.effects.find((each) => each.is(show));
		return effect ? effect.value : transaction.docChanged || transaction.selection ? null : tooltip;
	},
	provide: (field) => showTooltip.from(field),
});

/** What the server says of the place under the mouse, or by Ctrl+K Ctrl+I under the cursor; Escape takes it away. */
export function hovers(ask: AskHover) {
	const tooltipAt = async (view: EditorView, offset: number): Promise<Tooltip | null> => {
		const found = await ask(view, offset);
		return found && { pos: found.from, end: found.to, above: true, create: () => ({ dom: found.dom }) };
	};
	const askAtCursor = (view: EditorView) => {
		const { doc, selection } = view.state;
		void tooltipAt(view, selection.main.head).then((tooltip) => {
			if (view.state.doc === doc && view.state.selection.eq(selection)) {
				view.dispatch({ effects: show.of(tooltip && { ...tooltip, above: false }) });
			}
		});
		return true;
	};
	const close = (view: EditorView) => {
		const isOpen = view.state.field(asked) !== null || hasHoverTooltips(view.state);
		if (isOpen) {
			view.dispatch({ effects: [show.of(null), closeHoverTooltips] });
		}
		return isOpen;
	};
	return [
		asked,
		hoverTooltip(tooltipAt, { hideOnChange: true }),
		keymap.of([
			{ key: 'Mod-k Mod-i', run: askAtCursor, preventDefault: true },
			{ key: 'Escape', run: close },
		]),
	];
}
