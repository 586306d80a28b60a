#!/usr/bin/env bash
# 每个单位一个议题:文件的第一行是标题,其余是正文。有同名的就更新,没有就开,没有文件的就关。
# 用法:bash scripts/issues.sh 文件夹。要有 gh 和 GH_TOKEN。文件由 portal status --output 生成。
set -euo pipefail

folder=$1
label=待办

gh label create "$label" --color C5DEF5 --description "由每日流程维护,不要手改" --force >/dev/null
open=$(gh issue list --label "$label" --state open --limit 200 --json number,title --jq '.[] | "\(.number)\t\(.title)"')

shopt -s nullglob
titles=""
for file in "$folder"/*.md; do
  title=$(head -n 1 "$file")
  titles+="$title"$'\n'
  number=$(awk -F '\t' -v title="$title" '$2 == title { print $1; exit }' <<<"$open")
  if [ -n "$number" ]; then
    tail -n +3 "$file" | gh issue edit "$number" --body-file - >/dev/null
    echo "已更新 #$number $title"
  else
    tail -n +3 "$file" | gh issue create --title "$title" --label "$label" --body-file - >/dev/null
    echo "已新开 $title"
  fi
done

while IFS=$'\t' read -r number title; do
  if [ -n "$number" ] && ! grep -qxF -- "$title" <<<"$titles"; then
    gh issue close "$number" --comment "都办完了。" >/dev/null
    echo "已关闭 #$number $title"
  fi
done <<<"$open"
