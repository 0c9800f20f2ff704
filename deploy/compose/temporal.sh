#!/bin/sh
# Hands the password over from its file, so that it stands in no environment of the compose file.
set -eu
POSTGRES_PWD="$(cat /run/secrets/temporal_password)"
export POSTGRES_PWD
exec /etc/temporal/entrypoint.sh
