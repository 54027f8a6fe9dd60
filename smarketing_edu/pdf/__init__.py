"""An executed notebook -> PDF."""
