#!/usr/bin/env bash
# Keeps the history on a branch of its own: `fetch` puts it into the folder, `keep` puts the folder back.
# Two runs at once lose nothing: histories are lines that are only added, and both sets of lines stay.
set -euo pipefail

clone="$RUNNER_TEMP/sheetsync-history"
if ! git check-ref-format --branch "$BRANCH" > /dev/null 2>&1; then
  echo "::error title=sheetsync::the input \"history-branch\" is no name for a branch"
  exit 2
fi
if [[ -n "${GITHUB_TOKEN:-}" ]]; then
  # By the environment, where no list of processes shows it.
  header="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$GITHUB_TOKEN" | base64 | tr -d '\n')"
  export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader" GIT_CONFIG_VALUE_0="$header"
fi

git_in() { git -C "$clone" -c user.name=sheetsync -c user.email=sheetsync@users.noreply.github.com "$@"; }

fetch() {
  rm -rf "$clone"
  git init --quiet --initial-branch="$BRANCH" "$clone"
  # Of a file that both sides added lines to, all lines stay.
  echo '* merge=union' > "$clone/.git/info/attributes"
  git_in remote add origin "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY"
  if git_in ls-remote --exit-code --heads origin "$BRANCH" > /dev/null; then
    git_in fetch --quiet --depth=1 origin "refs/heads/$BRANCH:refs/remotes/origin/$BRANCH"
    git_in reset --quiet --hard "origin/$BRANCH"
    mkdir -p "$FOLDER"
    (cd "$clone" && git ls-files -z) | while IFS= read -r -d '' file; do
      mkdir -p "$FOLDER/$(dirname "$file")"
      cp "$clone/$file" "$FOLDER/$file"
    done
  fi
}

keep() {
  [[ -d "$FOLDER" ]] || { echo "There is no history to keep."; return 0; }
  git_in rm -r --quiet --ignore-unmatch . > /dev/null
  cp -R "$FOLDER/." "$clone/"
  git_in add --all
  if git_in diff --cached --quiet; then
    echo "The history has nothing new."
    return 0
  fi
  git_in commit --quiet --message "history: What the run of $(date -u +%Y-%m-%dT%H:%MZ) saw"
  for try in 1 2 3 4 5; do
    if git_in push --quiet origin "HEAD:refs/heads/$BRANCH" 2> /dev/null; then
      echo "Kept the history on the branch $BRANCH."
      return 0
    fi
    sleep "$((try - 1))"
    git_in fetch --quiet origin "refs/heads/$BRANCH:refs/remotes/origin/$BRANCH"
    git_in merge --quiet --no-edit --allow-unrelated-histories "origin/$BRANCH"
  done
  echo "::error title=sheetsync::the history could not be pushed: give the job the permission \"contents: write\""
  return 1
}

case "${1:-}" in
  fetch) fetch ;;
  keep) keep ;;
  *) echo "usage: history.sh fetch|keep" >&2; exit 2 ;;
esac
