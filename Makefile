# 常用命令。只有两条要记:make site(生成网站)、make test(全部测试)。
# 全新的机器上只需 python3(带 venv)、make 和 git;其余由这里准备。

PYTHON ?= python3
BIN := .venv/bin
# 库用到时才编译,装的时候不编译:一半的模块从来用不到。
PIP := $(BIN)/python -m pip install --quiet --no-compile --no-input --disable-pip-version-check
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-annotate $(if $(UPGRADE),--upgrade)

# 环境装好后留下的标记;锁文件一变,标记过期,环境重做。
SITE_ENV := .venv/.site-env
DEV_ENV := .venv/.dev-env
NODE_ENV := node_modules/.node-env

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test lint bench browser shots trust kit lock clean prepare

help: ## 列出所有命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(SITE_ENV) ## 检查数据并生成网站,结果在 site/
	$(BIN)/portal build --root . --output site --workbooks

serve: $(SITE_ENV) ## 在本机预览网站,改动后自动刷新
	$(BIN)/portal serve --root .

check: $(SITE_ENV) ## 只检查数据,逐条列出问题、位置和改法
	$(BIN)/portal check --root .

test: ## 准备测试所需的一切并运行全部测试
	@$(MAKE) --no-print-directory --jobs=2 $(DEV_ENV) prepare
	$(BIN)/python -m pytest -q -m "not trust and not alone" --numprocesses auto --dist loadfile --no-loadscope-reorder
	$(BIN)/python -m pytest -q -m alone

lint: $(DEV_ENV) ## 检查代码写法和类型
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(DEV_ENV) ## 与通常做法比较生成速度和内存
	$(BIN)/python -m tests.bench

browser: $(DEV_ENV) prepare ## 只运行浏览器测试
	$(BIN)/python -m pytest -q tests/browser

shots: $(DEV_ENV) prepare ## 给每种页面截图(360 和 1280 像素宽,浅色和深色)
	$(BIN)/python -m tests.shots

trust: $(DEV_ENV) prepare ## 大规模、长时间的测试(随机数据、反复中断);每次提交不必运行
	$(BIN)/python -m pytest -q -m trust tests/trust

kit: $(SITE_ENV) ## 打包离线安装包(各系统的库、数据、网站、服务器样例),结果在 build/kit.zip
	$(BIN)/python scripts/kit.py

lock: $(DEV_ENV) ## 按 pyproject.toml 和 package.json 重新生成锁文件(UPGRADE=1 全部升级)
	$(COMPILE) pyproject.toml --extra build --output-file requirements.lock
	$(COMPILE) pyproject.toml --all-extras --constraint requirements.lock --output-file requirements-dev.lock
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved

clean: ## 删除可以重新生成的一切(不碰数据和 private/)
	rm -rf .venv node_modules site .site.* shots build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

# 系统程序(Chromium、字体、Node、Java)和 npm 工具。装不上时说明命令,由需要它们的测试失败。
prepare:
	@bash scripts/prepare.sh
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(NODE_ENV); fi

$(NODE_ENV): package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# 生成网站只装运行所需;本项目以可编辑方式装入,源码改动立即生效。
$(SITE_ENV): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更高版本:make PYTHON=python3.11 …")'
	$(PYTHON) -m venv --clear .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_ENV): requirements-dev.lock $(SITE_ENV)
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
