import { htmlAttribute } from '../panel-host/html-attribute.js';
import type { PanelTexts } from '../webview/texts.js';

/** Where a panel's page gets its parts from. */
export interface PanelPage {
	/** The origin that style sheets may come from, as VS Code names it. */
	cspSource: string;
	script: string;
	style: string;
	/** Fresh and random for every page; only a script with it runs. */
	nonce: string;
	/** BCP 47. */
	language: string;
	/** The panel's sentences in that language. */
	texts: PanelTexts;
}

/** The page of the panel. What stands in it is built by the script, so that nothing is ever read as HTML. */
export function matrixViewHtml(page: PanelPage): string {
	const policy = `default-src 'none'; style-src ${page.cspSource}; script-src 'nonce-${page.nonce}'`;
	return `<!DOCTYPE html>
<html lang="${htmlAttribute(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${htmlAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="bindsight-texts" content="${htmlAttribute(JSON.stringify(page.texts))}">
<link rel="stylesheet" href="${htmlAttribute(page.style)}">
<title>Bindsight</title>
</head>
<body>
<script nonce="${htmlAttribute(page.nonce)}" src="${htmlAttribute(page.script)}"></script>
</body>
</html>
`;
}
