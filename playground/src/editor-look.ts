import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** A wavy line below what a finding is about; no picture, so that nothing has to be fetched. */
const squiggle = (colour: string) => ({
	backgroundImage: 'none',
	paddingBottom: '0',
	textDecoration: `underline wavy var(--vscode-${colour}) 1px`,
	textDecorationSkipInk: 'none',
	textUnderlineOffset: '3px',
});

const theme = EditorView.theme({
	'&': { height: '100%', color: 'var(--vscode-editor-foreground)', backgroundColor: 'var(--vscode-editor-background)' },
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': { fontFamily: 'var(--vscode-editor-font-family)', fontSize: '13px', lineHeight: '1.5' },
	'.cm-content': { padding: '8px 0', caretColor: 'var(--vscode-editor-foreground)' },
	'.cm-line': { padding: '0 12px 0 6px' },
	'.cm-cursor': { borderLeft: '2px solid var(--vscode-editor-foreground)' },
	'.cm-gutters': {
		border: 'none',
		backgroundColor: 'var(--vscode-editor-background)',
		color: 'var(--vscode-editorLineNumber-foreground)',
	},
	'.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 14px', minWidth: '24px' },
	'.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--editor-active-line)' },
	'.cm-activeLineGutter': { color: 'var(--vscode-foreground)' },
	'&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
		backgroundColor: 'var(--vscode-editor-selectionBackground)',
	},
	'&.cm-focused .cm-matchingBracket': {
		backgroundColor: 'transparent',
		outline: '1px solid var(--vscode-descriptionForeground)',
	},
	'.cm-selectionMatch': { backgroundColor: 'var(--editor-match)' },

	'.cm-lintRange-error': squiggle('editorError-foreground'),
	'.cm-lintRange-warning': squiggle('editorWarning-foreground'),
	'.cm-lintRange-info': squiggle('editorInfo-foreground'),
	'.cm-lintRange-hint': {
		backgroundImage: 'none',
		textDecoration: 'underline dotted var(--vscode-descriptionForeground) 2px',
		textUnderlineOffset: '4px',
	},
	'.cm-lintRange-active': { backgroundColor: 'var(--editor-match)' },
	'.cm-lintPoint:after': { display: 'none' },

	'.cm-tooltip': {
		maxWidth: 'min(560px, calc(100vw - 24px))',
		maxHeight: 'min(420px, 60vh)',
		overflow: 'auto',
		border: '1px solid var(--vscode-panel-border)',
		borderRadius: '6px',
		backgroundColor: 'var(--vscode-editorWidget-background)',
		color: 'var(--vscode-foreground)',
		boxShadow: '0 4px 16px rgb(0 0 0 / 25%)',
		fontFamily: 'var(--vscode-font-family)',
		fontSize: '13px',
		lineHeight: '1.45',
		overflowWrap: 'break-word',
	},
	'.cm-tooltip-section:not(:first-child)': { borderTop: '1px solid var(--vscode-panel-border)' },
	'.cm-diagnostic': { padding: '8px 12px', borderLeft: '3px solid var(--vscode-descriptionForeground)' },
	'.cm-diagnostic-error': { borderLeftColor: 'var(--vscode-editorError-foreground)' },
	'.cm-diagnostic-warning': { borderLeftColor: 'var(--vscode-editorWarning-foreground)' },
	'.cm-diagnostic-info': { borderLeftColor: 'var(--vscode-editorInfo-foreground)' },
	'.cm-diagnosticText': { display: 'block' },
	'.cm-diagnosticSource': { fontSize: '12px', opacity: '1', color: 'var(--vscode-descriptionForeground)' },
	'.cm-diagnosticAction': {
		display: 'block',
		margin: '6px 0 0',
		padding: '0',
		border: '0',
		background: 'none',
		color: 'var(--vscode-textLink-foreground)',
		font: 'inherit',
		textAlign: 'start',
		textDecoration: 'underline',
		textUnderlineOffset: '3px',
		cursor: 'pointer',
	},

	'.hover': { padding: '8px 12px' },
	'.hover p, .hover ul, .hover ol, .hover blockquote, .hover table': { margin: '0' },
	'.hover > * + *': { marginTop: '8px !important' },
	'.hover h3, .hover h4': { margin: '0', fontSize: 'inherit' },
	'.hover ul, .hover ol': { paddingInlineStart: '20px' },
	'.hover code': { fontFamily: 'var(--vscode-editor-font-family)', fontSize: '12px' },
	'.hover table': { borderCollapse: 'collapse' },
	'.hover th, .hover td': { padding: '3px 10px 3px 0', textAlign: 'start', verticalAlign: 'top' },
	'.hover th': { color: 'var(--vscode-descriptionForeground)', fontWeight: '600' },
	'.hover tr + tr td, .hover tbody td': { borderTop: '1px solid var(--vscode-panel-border)' },
	'.hover blockquote': {
		paddingInlineStart: '10px',
		borderInlineStart: '3px solid var(--vscode-panel-border)',
	},
	'.hover hr': { height: '1px', border: '0', backgroundColor: 'var(--vscode-panel-border)' },
	'.hover a, .hover .link': {
		padding: '0',
		border: '0',
		background: 'none',
		color: 'var(--vscode-textLink-foreground)',
		font: 'inherit',
		textDecoration: 'underline',
		textUnderlineOffset: '3px',
		cursor: 'pointer',
	},

	'.cm-panels': {
		backgroundColor: 'var(--vscode-editorWidget-background)',
		color: 'var(--vscode-foreground)',
		borderColor: 'var(--vscode-panel-border)',
	},
	'.cm-panel.cm-search': { padding: '6px 32px 6px 14px', fontFamily: 'var(--vscode-font-family)' },
	'.cm-panel.cm-search label': { fontSize: '13px' },
	'.cm-panel.cm-search [name=close]': { inset: '4px 8px auto auto', color: 'inherit', fontSize: '18px' },
	'.cm-textfield, .cm-button': {
		padding: '2px 8px',
		border: '1px solid var(--vscode-dropdown-border)',
		borderRadius: '4px',
		background: 'var(--vscode-dropdown-background)',
		color: 'inherit',
		fontSize: '13px',
	},
	'.cm-searchMatch': { backgroundColor: 'var(--editor-match)' },
	'.cm-searchMatch-selected': { outline: '2px solid var(--vscode-focusBorder)' },
});

const colours = HighlightStyle.define([
	{ tag: [tags.keyword, tags.typeName, tags.modifier], color: 'var(--code-keyword)' },
	{ tag: [tags.processingInstruction, tags.meta, tags.controlKeyword], color: 'var(--code-control)' },
	{ tag: [tags.string, tags.character, tags.special(tags.string)], color: 'var(--code-string)' },
	{ tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
	{ tag: [tags.comment], color: 'var(--code-comment)' },
	{ tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--code-function)' },
	{ tag: [tags.propertyName], color: 'var(--code-property)' },
]);

/** How the editor looks: the colours of VS Code's default themes, from the page's variables. */
export const editorLook = [theme, syntaxHighlighting(colours)];
