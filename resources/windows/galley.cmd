@echo off
rem The command line of Galley, in a console: galley list --json
start "" /b /wait "%~dp0Galley.exe" --cli %*
exit /b %errorlevel%
