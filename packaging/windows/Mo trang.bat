@echo off
rem Mo ban xem thu cua trang trong thu muc "trang" va theo doi moi lan luu.
chcp 65001 >nul
cd /d "%~dp0"
if not exist "trang\content" (
  echo Chua co trang nao. Hay bam dup "Tao trang moi.bat" truoc.
  pause
  exit /b 1
)
congkhai.exe serve trang --open
pause
