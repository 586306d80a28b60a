#!/bin/sh
# 打开“核对清单”的网页。双击,或者在终端里运行:sh 核对清单.sh
cd "$(dirname "$0")" || exit 1
for python in python3.14 python3.13 python3.12 python3.11 python3; do
  if command -v "$python" >/dev/null && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    PYTHONUTF8=1 "$python" 核对清单.py "$@"
    code=$?
    [ "$code" -eq 0 ] || [ ! -t 0 ] || { printf '按回车关掉这个窗口。'; read -r _; }
    exit "$code"
  fi
done
cat no-python.txt
[ ! -t 0 ] || { printf '按回车关掉这个窗口。'; read -r _; }
exit 1
