-- A person at work: opens the source, sees the finding, lets it be fixed, goes to the interface and asks for a mock.
-- Environment: SEAM, ROOT. Writes what went wrong to standard error and ends with 1.
local root = vim.env.ROOT

local function fail(text)
  io.stderr:write(text .. "\n")
  io.stderr:write(vim.inspect(vim.diagnostic.get(0)) .. "\n")
  vim.cmd("cquit 1")
end

local function wait_for(what, condition)
  if not vim.wait(60000, condition, 20) then
    fail("not within a minute: " .. what)
  end
end

local client = vim.lsp.start_client({ name = "seam", cmd = { vim.env.SEAM, "lsp" }, root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = "it" } } })

local function open(name)
  vim.cmd("edit " .. root .. "/" .. name)
  vim.lsp.buf_attach_client(0, client)
end

local function rules()
  local list = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(list, each.code or (each.user_data and each.user_data.lsp and each.user_data.lsp.code) or "?")
  end
  return table.concat(list, " ")
end

-- The menu of code actions: takes the first whose title begins so.
local function choose(title)
  local chosen
  vim.ui.select = function(items, options, on_choice)
    for _, item in ipairs(items) do
      local text = options.format_item and options.format_item(item) or tostring(item)
      if vim.startswith(text, title) then
        chosen = text
        on_choice(item, 1)
        return
      end
    end
    fail("no action begins with '" .. title .. "'")
  end
  vim.lsp.buf.code_action()
  wait_for("the action '" .. title .. "'", function() return chosen ~= nil end)
end

open("high/service.cpp")
wait_for("the first check", function() return #vim.lsp.get_active_clients() == 1 and vim.lsp.buf_is_attached(0, client) end)
-- Typed, not saved.
local lines = vim.split(vim.env.CAUGHT, "\n")
vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
wait_for("the finding", function() return rules() == "catch-by-value" end)
local problem = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { problem.lnum + 1, problem.col })
choose("catch by reference")
wait_for("the fixed text", function()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n"):find("catch (const std::exception &failure)", 1, true) ~= nil
end)
wait_for("no finding any more", function() return rules() == "" end)
vim.cmd("write")

open("low/repository.h")
for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
  if line:find("class Repository", 1, true) then
    vim.api.nvim_win_set_cursor(0, { number, 0 })
  end
end
choose("Generate a mock")
local mock = root .. "/tests/doubles/mock_repository.h"
wait_for("the mock's file", function() return vim.fn.filereadable(mock) == 1 end)
vim.cmd("qall!")
