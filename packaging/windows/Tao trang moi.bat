@echo off
rem Hoi vai cau roi tao mot trang nho trong thu muc "trang".
chcp 65001 >nul
cd /d "%~dp0"
congkhai.exe new trang
pause
