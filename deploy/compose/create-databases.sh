#!/usr/bin/env bash
# Separate credentials: Temporal owns its two databases, the worker owns the one that it imports into.
set -euo pipefail
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
  --set temporal="$(cat /run/secrets/temporal_password)" --set worker="$(cat /run/secrets/worker_password)" <<'SQL'
CREATE ROLE temporal LOGIN PASSWORD :'temporal';
CREATE ROLE longhaul_worker LOGIN PASSWORD :'worker';
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
CREATE DATABASE longhaul OWNER longhaul_worker;
SQL
