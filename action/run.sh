#!/usr/bin/env bash
# Runs the command, and says to the job what came of it. Never fails itself: the last step does, once
# the reports are kept.
set -uo pipefail

refuse() {
  echo "::error title=A setting or the command has a mistake::$1"
  printf '### A setting of the action has a mistake\n\n%s\n\n' "$1" >> "$GITHUB_STEP_SUMMARY"
  mkdir -p "$SHEETSYNC_JOB"
  printf '{"command": "run", "status": 2, "sentence": "%s"}\n' "${1//\"/\\\"}" >> "$SHEETSYNC_JOB/outcomes.jsonl"
  echo "exit-status=2" >> "$GITHUB_OUTPUT"
  exit 0
}

case "$COMMAND" in
  check | sync) formats=(github json markdown) ;;
  summary) formats=(markdown) ;;
  *) refuse 'the input "command" must be check, sync or summary' ;;
esac
if [[ "$COMMAND" != summary && ( -n "$AUDIENCE" || "$SEND" == true ) ]]; then
  refuse 'the inputs "for" and "send" go with the command summary: add a step for it'
fi
if [[ -n "$AUDIENCE" && ! "$AUDIENCE" =~ ^[a-z0-9][a-z0-9-]{0,39}$ ]]; then
  refuse 'the input "for" must be the name of an audience: small letters, digits and hyphens'
fi
name="summary${AUDIENCE:+-$AUDIENCE}"
read -r -a more <<< "${MORE_FORMATS//$'\n'/ }"
arguments=("$COMMAND" "--output=$OUTPUT")
if [[ "$SEND" == true ]]; then
  arguments+=(--send)
else
  for each in "${formats[@]}" ${more[@]+"${more[@]}"}; do arguments+=("--format=$each"); done
fi
[[ -z "$CONFIG" ]] || arguments+=("--config=$CONFIG")
[[ -z "$FAIL_ON" || "$COMMAND" == summary ]] || arguments+=("--fail-on=$FAIL_ON")
# Without a configuration nothing is remembered; who wants a branch for it wants that.
[[ -z "$BRANCH" ]] || arguments+=("--history=$FOLDER")
[[ -z "$AUDIENCE" ]] || arguments+=("--for=$AUDIENCE")
[[ -z "$SHEET" ]] || arguments+=(-- "$SHEET")

# What stands here is from another run, and would be taken for this one's.
rm -f -- "$OUTPUT/findings.json" "$OUTPUT/findings.md" "$OUTPUT/$name.md" "$OUTPUT/$name.html"
"$RUNNER_TEMP/sheetsync/bin/sheetsync" "${arguments[@]}"
status=$?

{
  echo "exit-status=$status"
  "$RUNNER_TEMP/sheetsync/bin/python" -I "$GITHUB_ACTION_PATH/action/outputs.py" "$OUTPUT" "$name"
} >> "$GITHUB_OUTPUT"

# Where everybody can read the front page, it has the counts alone, and the step that ends the job puts them there.
[[ "$SHOWS" == true ]] || exit 0
# A job summary ends at a mebibyte; what would not fit as a whole is left out as a whole.
room=1000000
for each in "$OUTPUT/$name.md" "$OUTPUT/findings.md"; do
  [[ -f "$each" ]] || continue
  size=$(wc -c < "$each")
  if ((size <= room)); then
    { cat "$each"; echo; } >> "$GITHUB_STEP_SUMMARY"
    room=$((room - size))
  fi
done
exit 0
