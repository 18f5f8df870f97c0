import './editor-api.js';
import '../../../client/webview/panel.js';
