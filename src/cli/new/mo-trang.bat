@echo off
chcp 65001 >nul
cd /d "%~dp0"
set "PATH=%~dp0;%~dp0..;%PATH%"
congkhai serve --open
if errorlevel 9009 echo Khong thay congkhai.exe: chep tep do vao thu muc nay roi mo lai.
pause
