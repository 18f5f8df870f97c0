-- Opens a file as a person would, and writes what Neovim shows of it as JSON: its findings, the hover over SO_EXCLUSIVEADDRUSE
-- and the text after the fix whose title begins as BINDSIGHT_FIX says.

local function wait_for(what, is_there)
  if not vim.wait(20000, is_there, 20) then
    error(what .. ' did not come')
  end
end

local function findings()
  return vim.tbl_map(function(diagnostic)
    local code = diagnostic.code or (diagnostic.user_data or {}).lsp.code
    return {
      rule = code,
      line = diagnostic.lnum,
      text = vim.api.nvim_buf_get_lines(0, diagnostic.lnum, diagnostic.lnum + 1, true)[1]:sub(diagnostic.col + 1, diagnostic.end_col),
      severity = vim.diagnostic.severity[diagnostic.severity],
    }
  end, vim.diagnostic.get(0))
end

local function has(rule)
  return #vim.tbl_filter(function(finding)
    return finding.rule == rule
  end, findings()) > 0
end

-- The text of the window that floats above the others.
local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), '\n')
    end
  end
end

local function clients()
  return vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
end

local function drive()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.BINDSIGHT_FILE))
  local result = { rule = vim.env.BINDSIGHT_RULE, version = tostring(vim.version().major) .. '.' .. vim.version().minor }

  wait_for('the finding', function()
    return has(result.rule)
  end)
  result.findings = findings()
  result.encoding = clients()[1].offset_encoding

  vim.fn.search('SO_EXCLUSIVEADDRUSE, (const')
  vim.lsp.buf.hover()
  wait_for('the hover', floating)
  result.hover = floating()

  vim.ui.select = function(actions, options, choose)
    result.offered = vim.tbl_map(options.format_item, actions)
    for index, title in ipairs(result.offered) do
      if vim.startswith(title, vim.env.BINDSIGHT_FIX) then
        return choose(actions[index], index)
      end
    end
    error('there is no such fix among ' .. vim.inspect(result.offered))
  end
  vim.lsp.buf.code_action()
  wait_for('the fix', function()
    return vim.bo.modified
  end)
  result.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n') .. '\n'
  wait_for('the end of the finding', function()
    return not has(result.rule)
  end)
  result.findingsAfter = findings()
  return result
end

local ok, result = pcall(drive)
local file = assert(io.open(vim.env.BINDSIGHT_RESULT, 'w'))
file:write((vim.json and vim.json.encode or vim.fn.json_encode)(ok and result or { failed = tostring(result) }))
file:close()
vim.cmd('qall!')
