"""One look for page, chart and lesson: fonts, colours, patterns and the brand file."""
