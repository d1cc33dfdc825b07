# Two commands to start with:
#
#   make run    builds and starts a broker on 127.0.0.1:9092
#   make test   everything that ought to pass before a commit
#
# `make ci` is what continuous integration runs. There is one build configuration, release: debug
# hides what cross-module optimisation does, and nothing is built twice.

SWIFT_BUILD := swift build -c release
SWIFT_TEST  := swift test -c release --skip-build --disable-testable-imports
WIREGEN     := swift run -c release --skip-build wiregen
PYTEST      := $$(Tests/Scripts/venv) -m pytest
FORMATTED   := Package.swift $(shell find Sources Plugins Tests -name '*.swift' \
	-not -path '*/Generated/*' -not -path '*/.build*')

.DEFAULT_GOAL := help
.PHONY: help run test ci install build build-tests generate generate-check lint unit wire smoke \
	conformance fuzz bench dist deb package-check package-test clean

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

run: install build ## Start a broker on 127.0.0.1:9092
	@exec Tests/Scripts/serve

test: install build-tests unit wire smoke ## Unit, wire, plugin ABI, smoke test with real clients

# One after another: each step fails by itself and the machine does one thing at a time.
ci: ## What continuous integration runs
	$(MAKE) install
	$(MAKE) lint
	$(MAKE) build-tests
	$(MAKE) generate-check
	$(MAKE) test
	$(MAKE) conformance
	$(MAKE) package-check
	$(MAKE) package-test

install: ## System packages that are missing
	@Tests/Scripts/install

build: ## The server, its plugins and tools
	$(SWIFT_BUILD)

# Also builds what `build` builds, with the same flags, so that no object is made twice.
build-tests:
	$(SWIFT_BUILD) --build-tests

generate: build ## Rewrite Sources/Wire/Generated from the schema
	$(WIREGEN)

generate-check:
	$(WIREGEN) --check

lint: ## Formatting; the other rules are Tests/Lint, part of `make test`
	@swift format lint --strict --parallel --configuration .swift-format $(FORMATTED)

unit: build-tests
	$(SWIFT_TEST)

wire: build-tests ## Our encodings against kio and a second encoder
	$$(Tests/Scripts/venv) Tests/Wire/python/crosscheck.py -- .build/release/weir decode --batch

smoke: build-tests ## Four real clients, both backends, about 90 seconds
	$(PYTEST) Tests/Smoke

conformance: build-tests ## The whole suite of real clients and raw requests
	$(PYTEST) Tests/Conformance

fuzz: install ## libFuzzer on every decoder
	Tests/Scripts/fuzz

bench: install build ## Ratios against the C floor
	Tests/Benchmarks/run.sh

dist: build ## dist/weir-VERSION-linux-ARCH.tar.gz, for machines without Swift
	contrib/packaging/dist

deb: dist ## dist/weir_VERSION_ARCH.deb, of the same files
	contrib/packaging/deb

package-check: dist ## Reads every file of the archive
	$(PYTEST) Tests/Packaging --ignore=Tests/Packaging/chroot

package-test: deb ## Runs both on a bare Debian in a chroot; needs root
	Tests/Packaging/chroot/run

clean: ## Everything that was built
	swift package clean
	rm -rf .build-venv dist
	find Tests -name __pycache__ -prune -exec rm -rf {} +
