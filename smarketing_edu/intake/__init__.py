"""How answers get in: spreadsheets, forms, business files and other tools' exports."""
