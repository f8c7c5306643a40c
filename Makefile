# Every target sets up what it needs first; running one twice does the work once.
export PATH := $(CURDIR)/node_modules/.bin:$(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

.PHONY: serve build gallery bench bench-peers budget lint test fuzz release reproduce shots cards schema trees licences setup setup-lint setup-test setup-bench clean

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
bench: setup-test
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

# Formatting, warnings, licences and what else is asked of the sources and of the crates: docs/SUPPLY.md.
lint: setup-lint
	scripts/lint

# Everything that can fail, in the order in which it fails fastest.
test: setup-test
	scripts/lint
	cargo test --locked --features ssr --lib --bins --test bad_input --test editions --test forms --test gallery \
		--test data_section --test dom_names --test head --test hostile --test identity --test islands --test open_data --test page --test policy --test poster --test properties --test scale \
		--test scenes --test schema --test settings --test setup --test stills --test supply --test tokens
	cargo test --locked --features ssr --doc
	scripts/test-wasm
	scripts/release
	node scripts/budget.mjs
	cargo test --locked --features ssr --test broken_build --test e2e --test e2e_aloud --test e2e_axe --test e2e_boot --test e2e_charts --test e2e_data --test e2e_embed \
		--test e2e_files --test e2e_host_script --test e2e_hostile --test e2e_long --test e2e_policy --test e2e_poor_servers --test e2e_poster --test e2e_readers --test e2e_servers --test e2e_sharing \
		--test e2e_tree --test release --test validity
	# These wait more than they work: three engines at a time.
	cargo test --locked --features ssr --test e2e_engines --test e2e_faults -- --test-threads=3

# Looks for input that breaks the page: `make fuzz` gives every target a minute, `make fuzz TARGET=damaged SECONDS=600` one of them ten.
# Input that does is left in fuzz/artifacts; once it is mended it belongs into fuzz/found, where `make test` tries it.
TARGET ?= content damaged translation identity number text
SECONDS ?= 60
fuzz:
	scripts/setup fuzz
	scripts/fuzz $(SECONDS) $(TARGET)

# The built page, configurations for servers, licences and a bill of materials as archives with checksums, into release/.
# Stops where the database of known holes cannot be had. RELEASE_KEY=FILE signs it by the portal's key: README.md.
release: build setup-lint
	scripts/lint advisories release
	node scripts/pack.mjs

# Whether this commit makes the same release in another place, byte for byte: builds it here and in a fresh clone.
reproduce: setup
	scripts/reproduce

# Screenshots at five widths, light and dark, at two of them in high contrast, for elders and in English, and the printed
# pages, into shots/.
shots: setup-test
	scripts/release
	cargo run --locked --features ssr --example shots

# The pictures of the page that feeds and messengers show, into public/; look at them before they are committed.
cards: setup-test
	cargo run --locked --features ssr --example cards

# What a screen reader is given of each edition, into tests/trees/; read what differs before it is committed.
trees: setup-test
	scripts/release
	UPDATE_TREES=1 cargo test --locked --features ssr --test e2e_tree

# The format of the content files, for the programs they are written with, into public/content/schema.json.
schema: setup
	cargo run --locked --features ssr --bin prerender -- schema --out public/content/schema.json

setup:
	scripts/setup build

setup-lint:
	scripts/setup lint

setup-test:
	scripts/setup test

setup-bench:
	scripts/setup bench

clean:
	cargo clean
	rm -rf dist release shots

# The licences of everything this is built with, into docs/LICENCES.md.
licences: setup
	node scripts/licences.mjs
