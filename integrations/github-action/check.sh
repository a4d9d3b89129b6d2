#!/usr/bin/env bash
# Reviews the files, writes the SARIF log, and tells its exit code to the steps that follow.
# Nothing of a pattern is run: the names of files go to the command as they are.
set -uo pipefail

verbatim="$GITHUB_ACTION_PATH/../../src/cli/verbatim.js"
set -f
# shellcheck disable=SC2086 # Several patterns are parted by white space.
set -- $FILES
set +f

node "$verbatim" review --sarif --fail-on "$FAIL_ON" --language "$LANGUAGE_TAG" -- "$@" > "$SARIF_FILE.all"
code=$?
# A program that could not even start ends with 1 too, but prints no log.
[ "$code" -ne 1 ] || [ -s "$SARIF_FILE.all" ] || code=3
echo "code=$code" >> "$GITHUB_OUTPUT"
[ "$code" -le 1 ] || { rm -f "$SARIF_FILE.all"; exit 0; }

# Code scanning takes every result for something to be mended, also one that passed.
jq '.runs[].results |= map(select(.kind != "pass"))' "$SARIF_FILE.all" > "$SARIF_FILE" || exit
rm "$SARIF_FILE.all"
echo 'written=true' >> "$GITHUB_OUTPUT"

jq -r '.runs[].results[]
  | .locations[0].physicalLocation as $place
  | "\($place.artifactLocation.uri):\($place.region.startLine):\($place.region.startColumn): \(.message.text)"
  # GitHub runs a line of the log that begins with "::" as a command.
  | gsub("[[:cntrl:]]+"; " ")' \
  "$SARIF_FILE"
