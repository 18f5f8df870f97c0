-- What Neovim has since 0.8 and 0.11, in terms of an older one: only where it is missing, and no more than docs/editors.md uses.

vim.fs = vim.fs or {
  dirname = function(file)
    return vim.fn.fnamemodify(file, ':h')
  end,
  find = function(names, options)
    for _, name in ipairs(names) do
      local above = options.path .. ';'
      local found = vim.fn.findfile(name, above) .. vim.fn.finddir(name, above)
      if found ~= '' then
        return { vim.fn.fnamemodify(found, ':p') }
      end
    end
    return {}
  end,
}

local clients = {}

vim.lsp.start = vim.lsp.start or function(config)
  config.on_init = function(client)
    client.notify('workspace/didChangeConfiguration', { settings = config.settings })
  end
  clients[config.name] = clients[config.name] or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, clients[config.name])
end

if not vim.lsp.config then
  local configs = {}
  vim.lsp.config = function(name, config)
    configs[name] = config
  end
  vim.lsp.enable = function(name)
    local config = configs[name]
    vim.api.nvim_create_autocmd('FileType', {
      pattern = config.filetypes,
      callback = function(event)
        local folder = vim.fs.dirname(vim.api.nvim_buf_get_name(event.buf))
        local marker = vim.fs.find(config.root_markers, { upward = true, path = folder })[1]
        local root_dir = marker and vim.fs.dirname(marker)
        vim.lsp.start({ name = name, cmd = config.cmd, settings = config.settings, root_dir = root_dir })
      end,
    })
  end
end
