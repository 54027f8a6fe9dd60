"""The slides of a workshop: a notebook -> one HTML file, by way of nbconvert and reveal.js."""
