#!/bin/sh
# Usage: deploy/backup.sh FOLDER DAYS — write one copy of the database into FOLDER, then delete copies older than DAYS.
# Copies are deleted only after the new one is whole, so that a failing backup never removes the last good one.
set -eu
cd "$(dirname "$0")/.."
folder=$1
days=$2
case "${DVK_DATABASE_URL:-sqlite}" in
    postgresql*) kind=zip ;;
    *) kind=sqlite3 ;;
esac
"${PYTHON:-.venv/bin/python}" -m data_access backup "$folder/dan-van-kheo-$(date +%Y-%m-%d-%H%M%S).$kind"
find "$folder" -maxdepth 1 -type f \( -name 'dan-van-kheo-*.zip' -o -name 'dan-van-kheo-*.sqlite3' \) -mtime "+$days" -delete
