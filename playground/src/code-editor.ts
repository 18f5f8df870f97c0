import { defaultKeymap, history, historyKeymap, undo } from '@codemirror/commands';
import { cpp } from '@codemirror/lang-cpp';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { type Diagnostic, linter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import {
	closeSearchPanel,
	findNext,
	findPrevious,
	highlightSelectionMatches,
	openSearchPanel,
} from '@codemirror/search';
import { Compartment, EditorState, type TransactionSpec } from '@codemirror/state';
import {
	drawSelection,
	EditorView,
	highlightActiveLine,
	highlightActiveLineGutter,
	keymap,
	lineNumbers,
	type ViewUpdate,
} from '@codemirror/view';
import type { Position, Range } from '../../server/src/protocol/positions.js';
import { editorLook } from './editor-look.js';
import { type AskHover, hovers } from './hovers.js';
import { offsetAt, positionAt, spanOf } from './positions.js';
import { text } from './wording.js';

/** A few times the largest file that anybody would paste. In UTF-16 units. */
export const MOST_CODE = 500_000;

/** The user event of a text that is opened in place of the one before. */
export const OPENED = 'open';
/** The user event of a fix. */
export const FIXED = 'input.fix';

/** What the editor tells, and asks. */
export interface EditorEvents {
	changed(update: ViewUpdate): void;
	cursorMoved(): void;
	/** Somebody put in more than `MOST_CODE`; the code stays as it was. */
	tooLong(): void;
	/** The keyboard wants the fixes at the cursor. */
	showFixes(): void;
	hover: AskHover;
}

/** The editor of the code, in a shadow tree of its own: its style sheets come and go by script, which needs no leave there. */
export class CodeEditor {
	readonly view: EditorView;
	private readonly words = new Compartment();

	constructor(
		host: HTMLElement,
		private readonly events: EditorEvents,
	) {
		const root = host.attachShadow({ mode: 'open' });
		this.view = new EditorView({ root, parent: root, state: EditorState.create({ extensions: this.extensions() }) });
	}

	get code(): string {
		return this.view.state.doc.toString();
	}

	get cursor(): Position {
		return positionAt(this.view.state.doc, this.view.state.selection.main.head);
	}

	/** Another text in place of all of this one; what was there before can be had again by undoing. */
	replaceAll(code: string, cursor: Position): void {
		this.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: code }, userEvent: OPENED });
		this.goTo({ start: cursor, end: cursor }, { focus: false });
	}

	/** Makes edits whose places are those of the text as it is now, as one step to undo. */
	edit(edits: readonly { range: Range; newText: string }[]): void {
		const { doc } = this.view.state;
		const changes = edits.map(({ range, newText }) => ({ ...spanOf(doc, range), insert: newText }));
		const first = Math.min(...changes.map(({ from }) => from));
		this.dispatch({
			changes,
			userEvent: FIXED,
			effects: EditorView.scrollIntoView(first, { y: 'nearest', yMargin: 40 }),
		});
		this.view.focus();
	}

	/** Takes the last step back. */
	undo(): void {
		undo(this.view);
		this.view.focus();
	}

	/** Puts the cursor at the beginning of a place, in sight. */
	goTo({ start }: Range, { focus } = { focus: true }): void {
		const anchor = offsetAt(this.view.state.doc, start);
		this.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
		if (focus) {
			this.view.focus();
		}
	}

	show(diagnostics: readonly Diagnostic[]): void {
		this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
	}

	/** Speaks the reader's language from now on. */
	reword(): void {
		this.dispatch({ effects: this.words.reconfigure(spokenParts()) });
	}

	/** Told to somebody who listens. */
	announce(sentence: string): void {
		this.dispatch({ effects: EditorView.announce.of(sentence) });
	}

	private dispatch(change: TransactionSpec): void {
		this.view.dispatch(change);
	}

	private extensions() {
		const act = (action: () => void) => () => {
			action();
			return true;
		};
		return [
			lineNumbers(),
			highlightActiveLine(),
			highlightActiveLineGutter(),
			highlightSelectionMatches(),
			history(),
			drawSelection(),
			bracketMatching(),
			indentUnit.of('\t'),
			EditorState.tabSize.of(4),
			cpp(),
			linter(null),
			hovers(this.events.hover),
			keymap.of([
				{ key: 'Mod-.', run: act(() => this.events.showFixes()) },
				{ key: 'F8', run: nextDiagnostic, shift: previousDiagnostic, preventDefault: true },
				...defaultKeymap,
				...historyKeymap,
				{ key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
				{ key: 'F3', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
				{ key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
			]),
			this.words.of(spokenParts()),
			EditorState.transactionFilter.of((transaction) => {
				if (transaction.newDoc.length <= MOST_CODE) {
					return transaction;
				}
				this.events.tooLong();
				return [];
			}),
			EditorView.updateListener.of((update) => {
				if (update.docChanged) {
					this.events.changed(update);
				}
				if (update.docChanged || update.selectionSet) {
					this.events.cursorMoved();
				}
			}),
			editorLook,
		];
	}
}

/** What depends on the reader's language. CodeMirror asks for its words by the English ones. */
function spokenParts() {
	return [
		EditorView.contentAttributes.of({ 'aria-label': text('editor.label'), tabindex: '0' }),
		EditorState.phrases.of({
			Find: text('search.find'),
			Replace: text('search.replaceWith'),
			next: text('search.next'),
			previous: text('search.previous'),
			all: text('search.all'),
			'match case': text('search.matchCase'),
			regexp: text('search.regexp'),
			'by word': text('search.byWord'),
			replace: text('search.replace'),
			'replace all': text('search.replaceAll'),
			close: text('close'),
			'current match': text('search.currentMatch'),
			'on line': text('search.onLine'),
			'replaced match on line $': text('search.replacedOne'),
			'replaced $ matches': text('search.replacedMany'),
			'Control character': text('search.controlCharacter'),
			'Selection deleted': text('search.selectionDeleted'),
		}),
	];
}
