#!/usr/bin/env bash
# 准备测试用的系统程序:Chromium、中文字体、Node、Java。
# 缺了就用 apt 装(需要 root);装不了时只说明要运行的命令,不在这里失败:
# 需要它们的测试会失败并重复这条命令,这样缺什么不会被悄悄跳过。
set -uo pipefail

have() { command -v "$1" >/dev/null 2>&1; }

missing=()
have "${CHROMIUM:-chromium}" || have chromium || have google-chrome || missing+=(chromium)
[[ "$(fc-list 2>/dev/null)" == *"Noto Sans CJK"* ]] || missing+=(fontconfig fonts-noto-cjk)
have node || missing+=(nodejs)
have npm || missing+=(npm)
have java || missing+=(default-jre-headless)
[ "${#missing[@]}" -eq 0 ] && exit 0

echo "缺少系统程序:${missing[*]}"
if [ "$(id -u)" -eq 0 ] && have apt-get; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install --yes -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
    echo "安装没有成功。"
fi
echo "请运行:sudo apt-get update && sudo apt-get install --yes ${missing[*]}"
echo "装好之前,需要它们的测试会失败。"
