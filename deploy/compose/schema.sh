#!/bin/sh
# Creates or updates Temporal's schema.
set -eu
SQL_PASSWORD="$(cat /run/secrets/temporal_password)"
export SQL_PASSWORD
for database in temporal temporal_visibility; do
  case "$database" in
    temporal) schema=temporal ;;
    *) schema=visibility ;;
  esac
  SQL_DATABASE="$database" temporal-sql-tool setup-schema -v 0.0 || true
  SQL_DATABASE="$database" temporal-sql-tool update-schema \
    -d "/etc/temporal/schema/postgresql/v12/$schema/versioned"
done
