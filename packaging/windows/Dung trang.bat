@echo off
rem Kiem tra va dung trang vao thu muc "trang\public", de chep len may chu.
chcp 65001 >nul
cd /d "%~dp0"
congkhai.exe build trang
pause
