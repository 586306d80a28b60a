@echo off
rem Letters of this file are ASCII only: cmd reads it in whatever code page the system has.
chcp 65001 >nul
set PYTHONUTF8=1
cd /d "%~dp0"
set "found="
for %%p in (py.exe python.exe python3.exe) do if not defined found for /f "delims=" %%f in ('where %%p 2^>nul') do if not defined found "%%f" -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "found=%%f"
if not defined found goto missing
for %%f in (*.py) do "%found%" "%%f" %*
if errorlevel 1 pause
exit /b
:missing
type no-python.txt
pause
