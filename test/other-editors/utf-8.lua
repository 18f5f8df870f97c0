-- Makes Neovim count bytes within a line, and say that it knows nothing else.

local start_client = vim.lsp.start_client

vim.lsp.start_client = function(config)
  local capabilities = vim.lsp.protocol.make_client_capabilities()
  capabilities.general = vim.tbl_extend('force', capabilities.general or {}, { positionEncodings = { 'utf-8' } })
  config.capabilities = capabilities
  config.offset_encoding = 'utf-8'
  return start_client(config)
end
