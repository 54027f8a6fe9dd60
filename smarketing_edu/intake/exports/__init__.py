"""What the exports of tools owners already use say about a business: one module for each tool."""
