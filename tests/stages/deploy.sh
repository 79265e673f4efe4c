#!/usr/bin/env bash
# a change deployed by lists to an S3 stand-in, with rclone and s5cmd, as the guide and the README say
need program deploying
counting "deploy tests" "$DEPLOY_VENV/bin/python" tests/formats/check_deploy.py "$PROGRAM" content "$DEPLOY_VENV/bin"
