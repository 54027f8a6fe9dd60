#!/bin/sh
# Double-click this file: it opens the workbook of the folder that it lies in.
cd "$(dirname "$0")" || exit 1
"smarketing" start . || read -r _
