# `make help` lists the targets. Everything depends on `setup`, which makes .venv from the lock.
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= auto
SERVE ?= 1
EXAMPLE := examples/iraq-2018/page.txt

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench bench-reading bench-site docs schema picture gallery laws likely sessions lock hooks clean

help:                      ## what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: .venv/ready         ## the environment, from the lock (all others depend on it)

demo: setup                ## the main job on the shipped example, ending in the site at 127.0.0.1:8000 (SERVE=0: do not serve)
	@rm -rf build/demo && mkdir -p build/demo
	@$(BIN)/hemicycle brief $(EXAMPLE)
	@$(BIN)/hemicycle brief $(EXAMPLE) -o build/demo/brief.html
	@$(BIN)/hemicycle site init build/demo/site
	@$(BIN)/hemicycle site --dir build/demo/site manage demo $(EXAMPLE)
ifneq ($(SERVE),0)
	@echo "Stop it with Ctrl-C."
	@$(BIN)/hemicycle site --dir build/demo/site run
endif

test: setup                ## every test, doctest and example in the docs
	$(BIN)/pytest -q -n $(WORKERS)

check: setup               ## what a change must pass: style, types, storeys, docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/sphinx-build -q -W --keep-going -b html docs build/docs

bench: setup               ## speed and size, beside the peers where they can be installed
	$(BIN)/python -m bench

bench-reading: setup       ## how well pages are read: the gold beside the checkout, if it is there
	$(BIN)/python -m bench reading_gold

bench-site: setup          ## the site's speed
	$(BIN)/python -m bench site

docs: setup                ## the documentation as pages: build/docs/index.html
	$(BIN)/sphinx-build -W --keep-going -b html docs build/docs

schema: setup              ## rewrite docs/reference/schema/ from the records
	$(BIN)/python -m docs.schema

picture: setup             ## rewrite the README's picture from the example
	$(BIN)/hemicycle draw $(EXAMPLE) -o docs/pictures/iraq-2018.svg

gallery: setup             ## rewrite the gallery of pictures
	$(BIN)/python -m docs.gallery

laws: setup                ## rewrite docs/laws/ from the laws
	$(BIN)/python -m docs.laws

likely: setup              ## score the model of likely governments (two minutes)
	$(BIN)/python -m studies.likely_governments test

sessions: setup            ## rewrite what the commands in the README and the docs print
	$(BIN)/python -m docs.sessions

lock:                      ## after editing dependencies: rewrite requirements*.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --all-extras \
	    --group dev pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
	    --group test --group build pyproject.toml -c requirements.txt -o requirements-library.txt

hooks:                     ## check before every push
	git config core.hooksPath .githooks

clean:                     ## remove what make has made
	rm -rf .venv build

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check uv
	$(BIN)/uv pip sync -q --require-hashes requirements.txt
	$(BIN)/uv pip install -q --no-deps --no-build-isolation -e .
	touch $@
