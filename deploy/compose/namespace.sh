#!/bin/sh
# The namespace with its retention, and the search attributes of an operation.
set -eu
temporal operator namespace describe default >/dev/null 2>&1 \
  || temporal operator namespace create --namespace default --retention 768h
temporal operator namespace update --namespace default --retention 768h
existing="$(temporal operator search-attribute list --namespace default)"
for attribute in LonghaulState:Keyword LonghaulKind:Keyword LonghaulTenant:Keyword LonghaulOwner:Keyword LonghaulLabels:KeywordList; do
  name="${attribute%%:*}"
  echo "$existing" | grep -q "$name" \
    || temporal operator search-attribute create --namespace default --name "$name" --type "${attribute##*:}"
done
