# Every target sets up what it needs first; running one twice does the work once.
export PATH := $(CURDIR)/node_modules/.bin:$(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

.PHONY: serve build gallery bench bench-peers budget check watch e2e engines soak lint test fuzz release reproduce shots cards schema trees licences clean

# Builds the page unless it is built from just these sources.
FRESH = node scripts/stamp.mjs check 2>/dev/null || scripts/release

# Serves the page with live reload at http://127.0.0.1:8080/.
serve: setup
	trunk serve

# Leaves the page in dist/, ready for any web server under any path, with .br and .gz beside each text and wasm file.
build: setup
	scripts/release

# Every form at its edges, with invented figures, beside a built page: dist/gallery.html. Not part of the page.
gallery: setup
	test -f dist/index.html || scripts/release
	cargo run --locked --features ssr --bin prerender -- gallery --shell dist/index.html --out dist/gallery.html

# What charts cost to lay out and to paint, natively and in headless Chromium; and the page beside its peers.
bench: setup-browser
	cargo bench --locked --features ssr --bench charts
	scripts/bench-browser
	$(MAKE) bench-peers

# The page beside the same text and charts without scripts, with d3, Chart.js and ECharts: docs/SPEED.md, which
# `node benches/peers/main.mjs --write` makes; with 10 and 100 times the charts; and what Lighthouse makes of it.
bench-peers: setup-bench
	scripts/release
	node benches/peers/main.mjs
	node benches/peers/scale.mjs
	node benches/peers/lighthouse.mjs

# What a reader loads, raw and after brotli, beside its budget.
budget: build
	node scripts/budget.mjs

# What to run before each commit, in less than a minute: formatting, warnings, and the tests that need no browser.
check: setup-check
	scripts/lint sources
	cargo test --locked --features ssr --lib --test native

# Runs the native tests whenever a source is saved, and shows changed stills beside the committed ones:
# `make watch FILTER=stills` those with that in their names alone.
watch: setup-check
	node scripts/watch.mjs $(FILTER)

# The page, freshly built, in Chromium and on web servers: `make e2e FILTER=axe` the tests with that in their names alone.
e2e: setup-e2e
	$(FRESH)
	scripts/run-tests e2e $(FILTER)

# The page in the engines of Chromium, Firefox and Safari, likewise.
engines: setup-engines
	$(FRESH)
	scripts/run-tests engines $(FILTER)

# What a page that stays open for hours holds, with every count as docs/HOLDS.md has it: about ten minutes.
soak: setup-e2e
	$(FRESH)
	SOAK=1 scripts/run-tests e2e long:: --nocapture

# Formatting, warnings, licences and what else is asked of the sources and of the crates: docs/SUPPLY.md.
lint: setup-lint
	scripts/lint

# Everything that can fail.
test: setup-test
	scripts/test

# Looks for input that breaks the page: `make fuzz` gives every target a minute, `make fuzz TARGET=damaged SECONDS=600` one of them ten.
# Input that does is left in fuzz/artifacts; once it is mended it belongs into fuzz/found, where `make test` tries it.
TARGET ?= content damaged translation identity number text
SECONDS ?= 60
fuzz: setup-fuzz
	scripts/fuzz $(SECONDS) $(TARGET)

# The built page, configurations for servers, licences and a bill of materials as archives with checksums, into release/.
# Stops where the database of known holes cannot be had. RELEASE_KEY=FILE signs it by the portal's key: docs/DEPLOY.md.
release: build setup-lint
	scripts/lint advisories release
	node scripts/pack.mjs

# Whether this commit makes the same release in another place, byte for byte: builds it here and in a fresh clone.
reproduce: setup
	scripts/reproduce

# Screenshots at five widths, light and dark, at two of them in high contrast, for elders and in English, and the printed
# pages, into shots/.
shots: setup-browser
	$(FRESH)
	cargo run --locked --features ssr --example shots

# The pictures of the page that feeds and messengers show, into public/; look at them before they are committed.
cards: setup-browser
	cargo run --locked --features ssr --example cards

# What a screen reader is given of each edition, into tests/snapshots/trees/; read what differs before it is committed.
trees: setup-browser
	$(FRESH)
	UPDATE_TREES=1 scripts/run-tests e2e tree::

# The format of the content files, for the programs they are written with, into public/content/schema.json.
schema: setup
	cargo run --locked --features ssr --bin prerender -- schema --out public/content/schema.json

setup: setup-build

# Installs what a target needs: scripts/setup says what that is.
setup-%:
	scripts/setup $*

clean:
	cargo clean
	rm -rf dist dist.stamp release shots

# The licences of everything this is built with, into docs/LICENCES.md.
licences: setup
	node scripts/licences.mjs
