@echo off
rem Double-click this file: it opens the workbook of the folder that it lies in.
"smarketing" start "%~dp0."
if errorlevel 1 pause
